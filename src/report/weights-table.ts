// The weights of a file that holds nothing else: their names, shapes and counts, as text.

/** A weight as its file holds it. */
export interface ListedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
}

const countOf = ({ shape }: ListedWeight): bigint => shape.reduce((all, size) => all * BigInt(size), 1n);

const shapeOf = ({ shape }: ListedWeight): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

const grouped = (count: bigint): string => count.toLocaleString('en-US');

/** Every weight in a line of its own, and how many numbers they hold together. */
export function weightsText(weights: readonly ListedWeight[]): string {
  const rows = [['Weight', 'Shape', 'Type', 'Numbers'], ...weights.map((weight) => [weight.name, shapeOf(weight), weight.dtype, grouped(countOf(weight))])];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, i) => (i === 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd();
  const total = weights.reduce((all, weight) => all + countOf(weight), 0n);
  const [head = [], ...body] = rows;
  return `${[line(head), '-'.repeat(widths.reduce((all, width) => all + width, 6)), ...body.map(line)].join('\n')}\nTotal: ${grouped(total)} numbers in ${weights.length} weights\n`;
}
