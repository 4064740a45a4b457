// The shelf of all operations. Invariant: an operation is found by the name of its function in `keras.ops`, with its group or without.

import { indexing } from './indexing.ts';
import { joining } from './joining.ts';
import { layout, rearranging } from './layout.ts';
import { numberByNumber } from './number-by-number.ts';
import type { OperationDefinition } from './operation.ts';
import { pictures } from './pictures.ts';
import { products } from './products.ts';
import { reducing } from './reducing.ts';
import { transforms } from './transforms.ts';
import { twoByTwo } from './two-by-two.ts';
import { windows } from './windows.ts';

/** Every operation, family by family. */
export const operations: readonly OperationDefinition[] = [...numberByNumber, ...twoByTwo, ...reducing, ...layout, ...rearranging, ...joining, ...products, ...indexing, ...windows, ...pictures, ...transforms];

const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const byFunction = new Map<string, OperationDefinition>(operations.map((one) => [one.function, one]));
/** What stands in a group of its own is in `keras.ops` too, but pictures and what `keras.activations` adds. */
for (const one of operations) if (/^(nn|linalg)\./.test(one.function) && !byFunction.has(last(one.function))) byFunction.set(last(one.function), one);

/** Two names of one function. */
const aliases: Readonly<Record<string, string>> = { abs: 'absolute', conj: 'conjugate', 'nn.swish': 'nn.silu', swish: 'nn.silu', 'nn.hard_swish': 'nn.hard_silu', hard_swish: 'nn.hard_silu' };

/** The operation of a function's name: `mean`, `nn.relu`, `relu`, `image.resize`; undefined for a name that Keras does not have, or that is not declared. */
export const findOperation = (name: string): OperationDefinition | undefined => byFunction.get(aliases[name] ?? name) ?? activation(name);

/** `keras.activations`: most are those of `keras.ops`; three of them do not take symbolic tensors. */
function activation(name: string): OperationDefinition | undefined {
  if (!name.startsWith('activations.') || /^activations\.(mish|hard_silu|hard_swish|sparsemax|linear)$/.test(name)) return undefined;
  const own = last(name);
  return byFunction.get(own === 'exponential' ? 'exp' : (aliases[own] ?? (byFunction.has(`nn.${own}`) ? `nn.${own}` : own === 'tanh' ? own : '')));
}

/** The names of all functions. */
export const operationNames = (): readonly string[] => [...byFunction.keys(), ...Object.keys(aliases)];
