// Undoes deflate with what browsers and Node have built in, never giving more than was asked for.

/** Unpacks some bytes; fails as soon as they become more than `most`. */
export async function inflate(packed: Uint8Array, most: number): Promise<Uint8Array> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const all = new Uint8Array(most);
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all.subarray(0, length);
    if (length + value.length > most) {
      await reader.cancel();
      throw new Error(`it becomes more than ${most} bytes`);
    }
    all.set(value, length);
    length += value.length;
  }
}
