// A network that is no application of Keras: its paper's design, drawn with Keras's layers.

import { Functional, Tensor, type Argument, type Origin, type Session } from '../model/index.ts';
import type { Raw } from '../layers/index.ts';
import { Net } from './net.ts';
import type { Built } from './network.ts';
import { readParameters, type Parameters, type ValuesOf } from './parameter.ts';
import { Lost, Refusal, refuse } from './refusal.ts';

/** What every network of the zoo tells of itself. */
export interface Card {
  /** As its authors call it: `ViT-B/16`. */
  readonly name: string;
  /** What stands behind `zoo:`. */
  readonly source: string;
  readonly about: string;
  /** How many parameters it has as it stands. */
  readonly params: number;
  readonly paper: string;
  /** One example of its input: `224 x 224 x 3`. */
  readonly input: string;
  /** What its paper says of the count and why this one differs: `{biases}` and its like are computed. */
  readonly told?: string;
}

/** A design with its parameters erased. */
export interface Design extends Card {
  /** Other names that people type. */
  readonly also: readonly string[];
  readonly takes: Parameters;
  readonly draw: (net: Net, given: Readonly<Record<string, Raw>>) => Functional;
}

interface Declared<P extends Parameters> extends Card {
  readonly also?: readonly string[];
  readonly takes: P;
  /** Draws the network from its input to its output. */
  readonly draw: (net: Net, given: ValuesOf<P>) => { readonly input: Tensor; readonly output: Tensor };
}

/** A design from its declaration. */
export const defineDesign = <P extends Parameters>({ also = [], draw, ...card }: Declared<P>): Design => ({
  ...card,
  also,
  draw: (net, given) => {
    const { input, output } = draw(net, readParameters(card.takes, given));
    return new Functional(net.session, { inputs: input, outputs: output, name: card.source }, net.origin);
  },
});

/** Builds a design in a session. */
export function buildDesign(session: Session, design: Design, args: Readonly<Record<string, Argument>>, origin?: Origin): Built {
  try {
    const given = Object.entries(args).map(([name, value]) => [name, value instanceof Tensor ? refuse('application-value', { setting: name, value: 'a tensor', expected: 'a plain value' }, 'TypeError', name) : value] as const);
    return { model: design.draw(new Net(session, origin), Object.fromEntries(given)) };
  } catch (refusal) {
    if (refusal instanceof Lost) return { because: refusal.because };
    if (!(refusal instanceof Refusal)) throw refusal;
    const { trouble } = refusal;
    return { refused: { ...trouble, data: { application: design.name, ...trouble.data } } };
  }
}
