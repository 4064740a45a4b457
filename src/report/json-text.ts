// JSON with whole numbers of any size written out in full, which JSON allows and JSON.stringify refuses.
// Invariant: neither how deep a value is nor how long its text gets is limited by the stack.

/** A list or object whose parts are being written: each with what stands before it. */
interface Opened {
  readonly parts: readonly (readonly [before: string, value: unknown])[];
  readonly close: string;
  next: number;
}

/** So many pieces are put together at once. */
const PIECES = 10_000;

/** JSON text: indented by two blanks, or on one line. Properties that are undefined are left out. */
export function jsonText(value: unknown, form: 'indented' | 'line' = 'indented'): string {
  const colon = form === 'indented' ? ': ' : ':';
  const line = (depth: number): string => (form === 'indented' ? `\n${'  '.repeat(depth)}` : '');
  let text = '';
  let pieces: string[] = [];
  const open: Opened[] = [];
  const put = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) {
      pieces.push(typeof one === 'bigint' ? String(one) : (JSON.stringify(one) ?? 'null'));
      return;
    }
    const isList = Array.isArray(one);
    const parts = isList ? one.map((part: unknown) => ['', part] as const) : Object.entries(one).flatMap(([key, part]) => (part === undefined ? [] : [[JSON.stringify(key) + colon, part] as const]));
    const [begin, close] = isList ? (['[', ']'] as const) : (['{', '}'] as const);
    pieces.push(parts.length === 0 ? begin + close : begin);
    if (parts.length > 0) open.push({ parts, close, next: 0 });
  };
  put(value);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const part = top.parts[top.next];
    if (part) {
      pieces.push(top.next > 0 ? ',' : '', line(open.length), part[0]);
      top.next += 1;
      put(part[1]);
    } else {
      open.pop();
      pieces.push(line(open.length), top.close);
    }
    if (pieces.length > PIECES) {
      text += pieces.join('');
      pieces = [];
    }
  }
  return text + pieces.join('');
}
