// One object of a class of the script's own, as its layer asks for it.
// Invariant: once the script has been read, nothing of it runs any more.

import { toIssue, type InputSpec } from '../../../layers/index.ts';
import type { Issue } from '../../../issues/index.ts';
import { Session, Tensor, tensorsIn, type Argument, type Arguments, type Behaviour, type Layer, type Masks, type Ran, type Structure, type Weight } from '../../../model/index.ts';
import { Tuple as RawTuple } from '../../../layers/index.ts';
import { getAttribute } from '../../run/attribute.ts';
import type { Run } from '../../run/run.ts';
import { arrayIn, formulaSizes, tensorOf } from '../../tensorflow/tensor.ts';
import { Call, Dict, Instance, List, Method, Unknown, type Value } from '../../values/index.ts';
import { unknownIn, valueOfArgument } from '../convert.ts';
import { scratchTensor } from '../outside.ts';
import type { KerasState } from '../state.ts';
import { wrapTensor } from '../tensors.ts';
import { customOf, invoke, runBuild } from './invoke.ts';
import { defines, leavesOf, shapesFor, signatureOf, bindCall, shapesOf } from './signature.ts';
import { stepCell, waits } from './run-through.ts';
import { trackerOf } from './tracker.ts';

/** What the script does with one of its own layers. */
export class ScriptBehaviour implements Behaviour {
  readonly #state: KerasState;
  readonly #run: Run;
  readonly #self: Instance;
  /** What the last call gave, with everything in it that is no tensor. */
  last: Value = null;

  constructor(state: KerasState, run: Run, self: Instance) {
    this.#state = state;
    this.#run = run;
    this.#self = self;
  }

  get layers(): readonly Layer[] {
    return trackerOf(this.#self).layers;
  }

  get weights(): readonly Weight[] {
    const { learned, others } = trackerOf(this.#self);
    return [...learned, ...others];
  }

  /** The arguments of a call of the model as the script's values, its tensors traced. */
  #callOf({ args, kwargs }: Arguments, specs: readonly InputSpec[]): Call {
    const traced = new Map<Tensor, Value>();
    let at = 0;
    const stand = (tensor: Tensor): Value => {
      const spec = specs[at++];
      const before = spec instanceof Tensor ? traced.get(tensor) : undefined;
      const made = before ?? (spec ? tensorOf(spec.shape, spec.dtype, 'traced') : new Unknown('is a tensor that is not known'));
      traced.set(tensor, made);
      return made;
    };
    const value = (argument: Argument): Value => valueOfArgument(argument, stand);
    return new Call(args.map(value), new Map(Object.entries(kwargs).map(([name, argument]) => [name, value(argument)])));
  }

  run(call: Arguments, specs: readonly InputSpec[]): Ran {
    const run = this.#run;
    if (run.frames.length === 0) return { output: undefined, issues: [] };
    const inner = this.#callOf(call, specs);
    const lost = inner.args.map(unknownIn).find((one) => one !== undefined);
    const layer = customOf(this.#self);
    if (lost) return this.#unknown(lost);
    this.last = invoke(this.#state, run, this.#self, inner, !this.#state.computes);
    const output = structureIn(this.last);
    if (output instanceof Unknown) {
      if (layer && !layer.built) layer.lost = output.because;
      return this.#unknown(output);
    }
    return { output, issues: [] };
  }

  #unknown(because: Unknown): Ran {
    return { output: undefined, issues: [{ ...toIssue({ trouble: 'layer-unread', data: { class: this.#self.cls.name, because: because.because } }), severity: 'note' }] };
  }

  build(call: Arguments, specs: readonly InputSpec[]): readonly Issue[] {
    const layer = customOf(this.#self);
    const run = this.#run;
    if (!layer || run.frames.length === 0) return [];
    const given = this.#callOf(call, specs);
    if (!layer.built) {
      const bound = bindCall(run, signatureOf(this.#self.cls.find('call')), given);
      const signature = signatureOf(this.#self.cls.find('build'));
      runBuild(this.#state, run, this.#self, layer, signature ? shapesFor(run, 'build', signature, shapesOf(bound), bound, this.#self.cls.name) : new Map([['input_shape', shapesOf(bound).values().next().value ?? null]]));
    }
    if (this.#state.computes && waits(layer)) stepCell(this.#state, run, this.#self, layer, given);
    return [];
  }

  again(session: Session, name: string): Layer | undefined {
    const run = this.#run;
    const self = this.#self;
    if (run.frames.length === 0 || session !== this.#state.session) return undefined;
    const config = run.call(getAttribute(run, self, 'get_config'));
    if (!(config instanceof Dict)) return undefined;
    if (!this.#state.registered.has(self.cls)) throw run.error('TypeError', `Could not locate class '${self.cls.name}'. Make sure custom classes and functions are decorated with \`@keras.saving.register_keras_serializable()\`.`);
    const made = run.call(getAttribute(run, self.cls, 'from_config'), [Dict.of([...[...config.map.values()].map(([key, value]) => [String(key), value] as const).filter(([key]) => key !== 'name'), ['name', name]])]);
    return customOf(made);
  }

  get masking(): boolean | undefined {
    const told = this.#self.attrs.get('supports_masking');
    return typeof told === 'boolean' ? told : defines(this.#self.cls, 'compute_mask') ? true : undefined;
  }

  computeMasks(inputs: Argument | undefined, before: Masks): Masks | undefined {
    const run = this.#run;
    if (!defines(this.#self.cls, 'compute_mask') || inputs === undefined || run.frames.length === 0) return undefined;
    const [only = null] = before;
    const value = (argument: Argument): Value => valueOfArgument(argument, (tensor) => wrapTensor(this.#state, tensor));
    const made = run.machine.call(run, new Method(this.#self, this.#self.cls.find('compute_mask') ?? null), new Call([value(inputs), before.length > 1 ? new List(before.map((mask) => value(mask ?? null))) : value(only)]));
    return leavesOf(made).map((leaf) => (leaf instanceof Instance && leaf.native instanceof Tensor ? leaf.native : undefined));
  }

  get built(): readonly InputSpec[] | undefined {
    const { gives } = trackerOf(this.#self);
    const output = gives === undefined ? undefined : structureIn(gives);
    return output === undefined || output instanceof Unknown ? undefined : tensorsIn(output);
  }
}

/** The tensors that a call gave, one after the other; what is no tensor stays with the script's value. */
function structureIn(value: Value): Structure | Unknown {
  const lost = unknownIn(value);
  if (lost) return lost;
  const session = new Session();
  const tensors = leavesOf(value).flatMap((leaf) => {
    const array = arrayIn(leaf);
    return array ? [scratchTensor(session, array, formulaSizes(array))] : [];
  });
  const [only] = tensors;
  if (!only) return new Unknown('is a call that gives no tensor');
  return tensors.length === 1 ? only : RawTuple.from(tensors.flatMap((tensor) => tensorsIn(tensor)));
}
