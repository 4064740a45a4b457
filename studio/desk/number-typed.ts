// A number as a person types it.

/** The number that was typed: digits, with separators of thousands or without. */
export function numberTyped(text: string): number | undefined {
  const plain = text.replaceAll(/[\s,'’_]/g, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}
