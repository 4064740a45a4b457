// The checksum of zip archives: CRC-32 (ISO 3309), as PKZIP counts it.

const table = new Uint32Array(256).map((_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of some bytes. */
export function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  // Counted by hand: an iterator costs ten times as much, and a config may have many megabytes.
  for (let i = 0; i < bytes.length; i++) value = (value >>> 8) ^ (table[(value ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
