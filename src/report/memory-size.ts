// Memory for reading: `1.26 MB`, rounded as Python does.

/** Two decimals as Python's `{:.2f}` writes them. Both languages round the exact value; Python takes ties to even. */
function twoDecimals(value: number): string {
  // A tie at the third decimal is an odd number of eighths; only .125 and .625 round down to even, up in JavaScript.
  const eighths = value * 8;
  const tieRoundsDown = Number.isInteger(eighths) && ((eighths % 4) + 4) % 4 === 1;
  return (tieRoundsDown ? value - 1 / 256 : value).toFixed(2);
}

/** Bytes as Keras prints them; `smallest` is the name of the unit below KB. */
export function memoryText(bytes: number, smallest = 'B'): string {
  const units = [smallest, 'KB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  for (const unit of units) {
    if (value / 1024 < 1) return `${twoDecimals(value)} ${unit}`;
    value /= 1024;
  }
  return `${twoDecimals(value)} PB`;
}
