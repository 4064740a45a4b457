// The words that every form of a reference page shares.

import type { ExplainedNumber } from './explanation-data.ts';
import type { ReferenceExample, ReferenceSetting, ReferenceWeight } from './reference-data.ts';

/** How the families are called, and in which order an index lists them. */
const families: Readonly<Record<string, string>> = {
  core: 'Core',
  convolution: 'Convolution',
  pooling: 'Pooling',
  recurrent: 'Recurrent',
  attention: 'Attention',
  normalization: 'Normalization',
  regularization: 'Regularization',
  activation: 'Activations',
  merging: 'Merging',
  reshaping: 'Reshaping',
  wrapper: 'Wrappers',
  preprocessing: 'Preprocessing',
  'image preprocessing': 'Preprocessing of pictures',
};

const order = Object.keys(families);

/** The title of a family. */
export const familyTitle = (family: string): string => families[family] ?? family;

/** Things by family, in the order of the index; a family that has no place stands at the end. */
export function byFamily<T extends { readonly family: string }>(all: readonly T[]): readonly (readonly [family: string, members: readonly T[]])[] {
  const place = (family: string): number => (order.includes(family) ? order.indexOf(family) : order.length);
  const found = [...new Set(all.map(({ family }) => family))].toSorted((a, b) => place(a) - place(b));
  return found.map((family) => [family, all.filter((one) => one.family === family)]);
}

/** What a setting is when nothing is said: `1`, `None (as pool_size)`; nothing for one that must be given. */
export const standardText = ({ standard, meaning }: ReferenceSetting): string | null => (standard === null ? null : meaning === null ? standard : `${standard} (${meaning})`);

/** What a setting sets, with what may be chosen. */
export const settingText = ({ about, options, byName }: ReferenceSetting, code: (text: string) => string): string =>
  `${about}${options.length > 0 ? `: ${options.map(code).join(', ')}` : ''}${byName ? ' (by name only)' : ''}`;

/** A condition: settings as code, a form of the inputs in plain words. */
export const conditionText = (condition: string, code: (text: string) => string): string => (condition.includes('=') || !condition.includes(' ') ? code(condition) : condition);

/** When a weight is there. */
export const weightCondition = ({ condition, trainable }: ReferenceWeight, code: (text: string) => string): string =>
  [...(condition === null ? [] : [`with ${code(condition)}`]), ...(trainable ? [] : ['tracked, not trained'])].join('; ');

/** Numbers of an example that say something: what is only looked up is told by the shapes. */
export const isWorkedOut = ({ formula, numbers, answer }: ExplainedNumber): boolean => formula !== numbers && numbers.replaceAll(',', '') !== answer.replaceAll(',', '');

/** The line of the example about a shape that is kept. */
export const KEPT = 'The output has the shape of the input.';

/** The line above formulas that depend on the form of the inputs. */
export const CHOSEN = 'The formulas depend on the form of the inputs: where no other form is named, they are those for inputs as in the example.';

/** What Keras makes of an example that it refuses. */
export const refusalText = ({ raises, because }: NonNullable<ReferenceExample['refusal']>): string => `Keras refuses this with a \`${raises}\`: ${because}`;
