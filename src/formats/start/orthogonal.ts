// A matrix whose columns, or rows, are at right angles and of length 1.

/** Takes `rows * columns` random numbers, `rows >= columns`, and makes the columns orthonormal: Gram and Schmidt, numbers stand column by column. */
export function orthonormal(rows: number, columns: number, draw: () => number): Float64Array {
  const all = new Float64Array(rows * columns);
  for (let i = 0; i < all.length; i++) all[i] = draw();
  for (let column = 0; column < columns; column++) {
    const one = all.subarray(column * rows, (column + 1) * rows);
    // What is taken away twice is gone: once leaves rounding errors where many columns stand before.
    for (let round = 0; round < 2; round++) for (let before = 0; before < column; before++) takeAway(one, all.subarray(before * rows, (before + 1) * rows));
    let square = 0;
    for (const value of one) square += value * value;
    const length = Math.sqrt(square);
    for (let i = 0; i < rows; i++) one[i] = (one[i] ?? 0) / length;
  }
  return all;
}

/** Takes from a column what it has of another one, which is of length 1. */
function takeAway(one: Float64Array, other: Float64Array): void {
  let part = 0;
  for (let i = 0; i < one.length; i++) part += (one[i] ?? 0) * (other[i] ?? 0);
  for (let i = 0; i < one.length; i++) one[i] = (one[i] ?? 0) - part * (other[i] ?? 0);
}
