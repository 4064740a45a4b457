// The checksum of zip archives: CRC-32 (ISO 3309), as PKZIP counts it.

/** How many bytes are taken at a time: a file of weights has hundreds of megabytes. */
const WIDTH = 8;

/** For each of these bytes what it does to the checksum, one table of 256 after the other. */
const table = new Uint32Array(256 * WIDTH);
for (let i = 0; i < 256; i++) {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  table[i] = value;
}
for (let i = 256; i < table.length; i++) table[i] = (at(i - 256) >>> 8) ^ at(at(i - 256) & 0xff);

function at(i: number): number {
  return table[i] ?? 0;
}

/** The checksum of some bytes. */
export const checksum = (bytes: Uint8Array): number => checksumOn(0, bytes);

/** The checksum of some bytes behind others, whose checksum is known. */
export function checksumOn(before: number, bytes: Uint8Array): number {
  let value = ~before;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let i = 0;
  // Counted by hand: an iterator costs ten times as much.
  for (; i + WIDTH <= bytes.length; i += WIDTH) {
    const low = view.getInt32(i, true) ^ value;
    const high = view.getInt32(i + 4, true);
    value = at(1792 + (low & 0xff)) ^ at(1536 + ((low >>> 8) & 0xff)) ^ at(1280 + ((low >>> 16) & 0xff)) ^ at(1024 + (low >>> 24)) ^ at(768 + (high & 0xff)) ^ at(512 + ((high >>> 8) & 0xff)) ^ at(256 + ((high >>> 16) & 0xff)) ^ at(high >>> 24);
  }
  for (; i < bytes.length; i++) value = (value >>> 8) ^ at((value ^ (bytes[i] ?? 0)) & 0xff);
  return ~value >>> 0;
}
