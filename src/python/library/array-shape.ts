// Arithmetic on the shapes of arrays, by NumPy's rules. `null` is a size that is not known.

/** The shape of an array. */
export type ArrayShape = readonly (number | null)[];

/** How many numbers a shape holds; null where a size is not known. */
export const sizeOf = (shape: ArrayShape): number | null => shape.reduce<number | null>((all, size) => (all === null || size === null ? null : all * size), 1);

/** The shape that two shapes broadcast to; undefined when they cannot. */
export function broadcastShapes(a: ArrayShape, b: ArrayShape): ArrayShape | undefined {
  const length = Math.max(a.length, b.length);
  const out: (number | null)[] = [];
  for (let i = 0; i < length; i++) {
    const x = i < length - a.length ? 1 : (a[i - length + a.length] ?? null);
    const y = i < length - b.length ? 1 : (b[i - length + b.length] ?? null);
    if (x === 1 || x === y) out.push(y);
    else if (y === 1) out.push(x);
    else if (x === null || y === null) out.push(x ?? y);
    else return undefined;
  }
  return out;
}

/** `reshape`: one size may be -1; undefined when the numbers do not fit. */
export function reshaped(shape: ArrayShape, target: ArrayShape): ArrayShape | undefined {
  const total = sizeOf(shape);
  const open = target.filter((size) => size === -1).length;
  if (open > 1) return undefined;
  const rest = sizeOf(target.filter((size) => size !== -1));
  if (open === 0) return total === null || rest === null || total === rest ? target : undefined;
  if (total === null || rest === null) return target.map((size) => (size === -1 ? null : size));
  if (rest === 0 ? total !== 0 : total % rest !== 0) return undefined;
  return target.map((size) => (size === -1 ? (rest === 0 ? 0 : total / rest) : size));
}

/** An axis counted from the front; undefined when there is none. */
export function axisAt(axis: number, rank: number): number | undefined {
  const at = axis < 0 ? axis + rank : axis;
  return at >= 0 && at < rank ? at : undefined;
}

/** The shape after reducing one axis, some axes, or all of them. */
export function reducedShape(shape: ArrayShape, axes: readonly number[] | undefined, keep: boolean): ArrayShape {
  const gone = new Set((axes ?? shape.map((_, i) => i)).map((axis) => axisAt(axis, shape.length)));
  return shape.flatMap((size, i) => (gone.has(i) ? (keep ? [1] : []) : [size]));
}

/** The shape of arrays joined along an axis; undefined when they do not fit. */
export function joinedShape(shapes: readonly ArrayShape[], axis: number): ArrayShape | undefined {
  const [first] = shapes;
  const at = first && axisAt(axis, first.length);
  if (!first || at === undefined || shapes.some((shape) => shape.length !== first.length)) return undefined;
  const total = shapes.reduce<number | null>((all, shape) => (all === null || shape[at] === null ? null : all + (shape[at] ?? 0)), 0);
  return first.map((size, i) => (i === at ? total : size));
}
