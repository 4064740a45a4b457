// Numbers and texts as bytes, the smallest byte first: what zip archives and HDF5 files are made of.

/** A number and the bytes that it takes. */
export type Packed = readonly [width: 1 | 2 | 4 | 8, value: number];

/** Numbers one after the other. */
export function packed(...numbers: readonly Packed[]): Uint8Array {
  const bytes = new Uint8Array(numbers.reduce((all, [width]) => all + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of numbers) {
    if (width === 1) view.setUint8(at, value);
    else if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

/** Some bytes one after the other. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A text in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
