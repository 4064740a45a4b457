// Names and numbers of axes: how Keras counts them, and what people call them.

/** What the axes behind the batch are called, by how many axes a shape has. */
const named: Readonly<Record<number, readonly string[]>> = { 2: ['features'], 3: ['length', 'channels'], 4: ['height', 'width', 'channels'], 5: ['depth', 'height', 'width', 'channels'] };

/** Names for all axes but the batch of a shape with `rank` axes. */
export const placesOf = (rank: number): readonly string[] => named[rank] ?? Array.from({ length: Math.max(rank - 1, 0) }, (_, i) => `n${i + 1}`);

/** Where an axis is, counted from 0; a negative one counts from the end. Undefined for one that does not exist. */
export function axisAt(axis: number, rank: number): number | undefined {
  const at = axis < 0 ? axis + rank : axis;
  return at >= 0 && at < rank ? at : undefined;
}
