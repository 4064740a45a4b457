// JSON with whole numbers of any size written out in full, which JSON allows and JSON.stringify refuses.

/** JSON text: indented by two blanks, or on one line. Properties that are undefined are left out. */
export function jsonText(value: unknown, form: 'indented' | 'line' = 'indented'): string {
  return write(value, form === 'line' ? '' : '\n');
}

/** `newline` is the line break with the blanks that the value stands behind; empty for one line. */
function write(value: unknown, newline: string): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const deeper = newline && `${newline}  `;
  const colon = newline ? ': ' : ':';
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((part: unknown) => write(part, deeper))
    : Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [`${JSON.stringify(key)}${colon}${write(part, deeper)}`]));
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return parts.length === 0 ? open + close : `${open}${deeper}${parts.join(`,${deeper}`)}${newline}${close}`;
}
