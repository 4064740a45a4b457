// A network while it is drawn: makes the parts of a design as layers of a session, one after the other.
// Invariant: layers are made in the order of Keras's own code, so that automatic names come out the same.

import type { Issue } from '../issues/index.ts';
import type { Given, Raw } from '../layers/index.ts';
import { Layer, Sequential, Tensor, type Argument, type Block, type Origin, type Session } from '../model/index.ts';
import type { Part } from './parts.ts';
import { refuse } from './refusal.ts';

/** What is put on a tensor: a part to make, or a layer that exists. */
export type Step = Part | Layer;

/** A network that is being drawn. */
export class Net {
  readonly session: Session;
  /** Where the network was asked for. */
  readonly origin: Origin | undefined;
  #block: Block = { title: undefined, role: undefined };
  /** What was made before the first part began: it belongs to that. */
  readonly #waiting: Layer[] = [];

  constructor(session: Session, origin?: Origin) {
    this.session = session;
    this.origin = origin;
  }

  /** Begins a part of the network: what is made from here on belongs to it. `role` says what it is for, without numbers. */
  block(title: string, role: string): void {
    this.#block = { title, role };
    for (const layer of this.#waiting.splice(0)) layer.designed = this.#block;
  }

  #place<L extends Layer>(layer: L): L {
    layer.designed = this.#block;
    if (this.#block.title === undefined) this.#waiting.push(layer);
    return layer;
  }

  /** Puts parts on a tensor (or on several, which the first part merges), each on what the one before gives. */
  chain(x: Tensor | readonly Tensor[], ...steps: readonly Step[]): Tensor {
    let at: Argument = x;
    for (const step of steps) at = this.call(step, [at]);
    return only(at);
  }

  /** Calls a part with arguments, as Keras's `__call__` takes them. */
  call(step: Step, args: readonly Argument[], named: Readonly<Record<string, Argument>> = {}): Tensor {
    const { output, issues } = (step instanceof Layer ? step : this.make(step)).call(args, named);
    raise(issues);
    return only(output);
  }

  /** Where data enters. */
  input(shape: Raw, more: Given = {}): Tensor {
    const tensor = this.session.input({ shape, ...more }, this.origin);
    raise(this.#place(tensor.node.layer).issues);
    return tensor;
  }

  /** An operation on tensors: `x + y` is `operate('add', x, y)`. */
  operate(name: string, ...args: readonly Argument[]): Tensor {
    const outcome = this.session.operation(name, args, {}, this.origin);
    if (!outcome) throw new Error(`there is no operation ${name}`);
    raise(outcome.issues);
    this.#place(outcome.node.layer);
    return only(outcome.output);
  }

  /** Parts as a stack with a name, not called yet. */
  stack(name: string, ...parts: readonly Part[]): Sequential {
    return this.#place(new Sequential(this.session, parts.map((one) => this.make(one)), name, this.origin));
  }

  /** Makes a layer. */
  make({ of, given }: Part): Layer {
    const layer = this.#place(typeof of === 'string' ? this.session.layer(of, given, this.origin) : this.session.define(of, given, this.origin));
    raise(layer.issues);
    return layer;
  }
}

/** A layer that cannot be made or called ends the design there, as in Keras. */
function raise(issues: readonly Issue[]): void {
  const wrong = issues.find((issue) => issue.severity === 'error');
  if (wrong) refuse(wrong.code, { ...wrong.data, layer: wrong.where.layer ?? null }, wrong.raises, wrong.where.setting);
}

function only(output: Argument): Tensor {
  if (output instanceof Tensor) return output;
  throw new Error('a part of a design gives one tensor');
}

/** How many channels a tensor has; they come last. */
export function channelsOf({ shape }: Tensor): number {
  const last = shape?.at(-1);
  return typeof last === 'number' ? last : refuse('application-channels-open', {}, 'TypeError');
}
