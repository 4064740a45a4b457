// "Did you mean": the nearest of the names that exist.

/** The names nearest to a misspelt one, within a small edit distance; case and underscores do not count. */
export function suggest(misspelt: string, names: Iterable<string>): readonly string[] {
  const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');
  const target = plain(misspelt);
  const limit = Math.max(1, Math.floor(target.length / 3));
  const near: { name: string; distance: number }[] = [];
  for (const name of names) {
    const distance = editDistance(target, plain(name));
    if (distance <= limit && name !== misspelt) near.push({ name, distance });
  }
  const best = Math.min(...near.map((one) => one.distance));
  return near.filter((one) => one.distance === best).map((one) => one.name);
}

/** Damerau-Levenshtein distance: letters added, left out, changed or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
