// What the axes of a picture, a volume or a sequence are called.

/** How an axis is called, by how many there are. */
export const axisNames: Readonly<Record<number, readonly string[]>> = { 1: ['length'], 2: ['height', 'width'], 3: ['depth', 'height', 'width'] };
