// A network while it is drawn: makes the parts of a design as layers of a session, one after the other.
// Invariant: layers are made in the order of Keras's own code, so that automatic names come out the same.

import type { Issue } from '../issues/index.ts';
import type { Raw } from '../layers/index.ts';
import { Layer, Sequential, Tensor, type Argument, type Origin, type Session } from '../model/index.ts';
import type { Part } from './parts.ts';
import { refuse } from './refusal.ts';

/** What is put on a tensor: a part to make, or a layer that exists. */
export type Step = Part | Layer;

/** A network that is being drawn. */
export class Net {
  readonly session: Session;
  /** Where the network was asked for. */
  readonly origin: Origin | undefined;

  constructor(session: Session, origin?: Origin) {
    this.session = session;
    this.origin = origin;
  }

  /** Puts parts on a tensor (or on several, which the first part merges), each on what the one before gives. */
  chain(x: Tensor | readonly Tensor[], ...steps: readonly Step[]): Tensor {
    let at: Argument = x;
    for (const step of steps) {
      const { output, issues } = (step instanceof Layer ? step : this.make(step)).call([at]);
      raise(issues);
      at = only(output);
    }
    return only(at);
  }

  /** Where pictures enter. */
  input(shape: Raw): Tensor {
    return this.session.input({ shape }, this.origin);
  }

  /** An operation on tensors: `x + y` is `operate('add', x, y)`. */
  operate(name: string, ...args: readonly Argument[]): Tensor {
    const outcome = this.session.operation(name, args, {}, this.origin);
    if (!outcome) throw new Error(`there is no operation ${name}`);
    return only(outcome.output);
  }

  /** Parts as a stack with a name, not called yet. */
  stack(name: string, ...parts: readonly Part[]): Sequential {
    return new Sequential(this.session, parts.map((one) => this.make(one)), name, this.origin);
  }

  /** Makes a layer. */
  make({ of, given }: Part): Layer {
    const layer = typeof of === 'string' ? this.session.layer(of, given, this.origin) : this.session.define(of, given, this.origin);
    layer.designed = true;
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
