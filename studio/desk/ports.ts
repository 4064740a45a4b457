// Where a layer is joined: what each of its inputs reads, and which names of the model stand for a line of the canvas.

import { takesMore, tensorsIn, type Argument, type Layer, type Node } from '../../src/model/index.ts';

/** One input of a layer. */
export interface Port {
  /** `query`, `input 2`; empty where a layer has only one. */
  readonly label: string;
  /** The layer that it reads. */
  readonly reads: string;
}

/** The inputs of a layer, and whether it takes one more. */
export interface Ports {
  readonly ports: readonly Port[];
  readonly isOpen: boolean;
  /** True where the inputs have names of their own, and are drawn apart. */
  readonly isNamed: boolean;
}

const NONE: Ports = { ports: [], isOpen: false, isNamed: false };

/** What a layer reads at its first call. */
export function portsOf(layer: Layer): Ports {
  const [node] = layer.nodes;
  if (!node || node.inputs.length === 0) return NONE;
  const tensors = node.inputs.slice(0, node.inputs.length - node.readMasks.length);
  const isOpen = takesMore(layer.definition, node.args);
  const names = placesOf(node);
  const isOne = tensors.length === 1 && !isOpen;
  const ports = tensors.map((tensor, i) => ({ label: isOne ? '' : (names[i] ?? `input ${i + 1}`), reads: tensor.node.layer.name }));
  return { ports, isOpen, isNamed: !isOne && names.some((name) => name !== undefined) };
}

/** The names of what tensors are given as, one for each; of a list whose tensors are alike there are only numbers. */
function placesOf({ layer: { definition }, args, kwargs }: Node): readonly (string | undefined)[] {
  const [first, ...more] = args;
  const inList = tensorsIn(first).map((_, i) => (Array.isArray(first) ? definition.roles?.[i] : (definition.first ?? (args.length + Object.keys(kwargs).length > 1 ? 'inputs' : undefined))));
  const others: readonly (readonly [string, Argument | undefined])[] = [...more.map((argument, i) => [definition.call?.[i] ?? `input ${i + 2}`, argument] as const), ...Object.entries(kwargs)];
  return [...inList, ...others.flatMap(([name, argument]) => tensorsIn(argument).map((_, i, all) => (all.length > 1 ? `${shortly(name)} ${i + 1}` : shortly(name))))];
}

/** A port has room for a word. */
const shortly = (name: string): string => name.replace(/^initial_/, '');

/** Two layers by the names under which they are joined: those of the models that they are in, where these differ. */
export function joined(from: string, to: string): { readonly from: string; readonly to: string } {
  const [a, b] = [from.split('/'), to.split('/')];
  let depth = 0;
  while (depth < a.length - 1 && depth < b.length - 1 && a[depth] === b[depth]) depth++;
  return { from: a[depth] ?? from, to: b[depth] ?? to };
}
