// Finding a layer of the palette by what a person types.

/** A layer of the palette. */
export interface Choice {
  readonly name: string;
  readonly family: string;
  readonly about: string;
  /** Other names that Keras has for it. */
  readonly aliases: readonly string[];
  readonly isInput: boolean;
}

/** The choices for what was typed, the best first; all of them for nothing. */
export function search(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return choices;
  return choices
    .map((choice) => ({ choice, rank: Math.min(...[choice.name, ...choice.aliases].map((name) => rankOf(name, wanted)), wordsRank(choice, wanted)) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

/** How well a name fits: the name itself, its beginning, its capitals (`bn`, `mha`), a part of it, its letters in order. */
function rankOf(name: string, wanted: string): number {
  const lower = name.toLowerCase();
  if (lower === wanted) return 0;
  if (lower.startsWith(wanted)) return 1 + name.length / 1000;
  const capitals = name.replaceAll(/[^A-Z\d]/g, '').toLowerCase();
  if (capitals.startsWith(wanted)) return 2 + name.length / 1000;
  if (lower.includes(wanted)) return 3 + lower.indexOf(wanted) / 1000;
  if (wanted.length < 3) return Infinity;
  const letters = [...wanted].map((letter) => letter.replace(/\W/, String.raw`\$&`));
  return new RegExp(letters.join('.*')).test(lower) ? 5 + name.length / 1000 : Infinity;
}

const wordsRank = ({ family, about }: Choice, wanted: string): number => (family.includes(wanted) ? 4 : wanted.length > 2 && about.toLowerCase().includes(wanted) ? 6 : Infinity);
