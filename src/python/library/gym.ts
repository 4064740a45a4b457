// `gymnasium` and `gym`: the standard environments by their spaces; what happens in one is not followed.
// Source: gymnasium.farama.org/environments; `gym` counts actions by an int of Python and says nothing sure of what `reset` gives.

import { asIndex, Dict, Instance, Module, NdArray, PyClass, PyFloat, Tuple, types, type Call, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { filled, shaped } from './numpy/array.ts';
import { dtypeName, dtypeObject } from './numpy/dtype.ts';
import { sizesOf } from './numpy/shape.ts';
import { addMethods, moduleOf, natives } from './table.ts';

/** Numbers of a shape between bounds that are the same for all, where they are known. */
interface BoxFacts {
  readonly shape: readonly number[];
  readonly dtype?: string;
  readonly low?: number;
  readonly high?: number;
}
/** A box, or how many values there are. */
type Space = BoxFacts | number;

const box = (size: number, high?: number): BoxFacts => ({ shape: [size], ...(high === undefined ? {} : { low: -high, high }) });
const body = (size: number): BoxFacts => ({ shape: [size], dtype: 'float64' });
const screen: BoxFacts = { shape: [210, 160, 3], dtype: 'uint8', low: 0, high: 255 };

/** What is seen and what can be done, by the name of an environment without its version. */
const ENVIRONMENTS: Readonly<Record<string, readonly [seen: Space, done: Space]>> = {
  CartPole: [box(4), 2], MountainCar: [box(2), 3], MountainCarContinuous: [box(2), box(1, 1)], Acrobot: [box(6), 3], Pendulum: [box(3), box(1, 2)],
  LunarLander: [box(8), 4], LunarLanderContinuous: [box(8), box(2, 1)], BipedalWalker: [box(24), box(4, 1)], BipedalWalkerHardcore: [box(24), box(4, 1)], CarRacing: [{ shape: [96, 96, 3], dtype: 'uint8', low: 0, high: 255 }, { shape: [3] }],
  FrozenLake: [16, 4], FrozenLake8x8: [64, 4], Taxi: [500, 6], CliffWalking: [48, 4],
  HalfCheetah: [body(17), box(6, 1)], Hopper: [body(11), box(3, 1)], Walker2d: [body(17), box(6, 1)], Swimmer: [body(8), box(2, 1)], InvertedPendulum: [body(4), box(1, 3)], InvertedDoublePendulum: [body(11), box(1, 1)],
  ...Object.fromEntries(Object.entries({ Breakout: 4, Pong: 6, SpaceInvaders: 6, MsPacman: 9, Seaquest: 18, Qbert: 6, BeamRider: 9, Enduro: 9, Freeway: 3, Boxing: 18 }).map(([name, actions]) => [name, [screen, actions] as const])),
};

const NAME = /^(?:ALE\/)?(\w+?)(NoFrameskip|Deterministic)?-v(\d+)$/;

/** Versions in which an environment changed what is seen. */
const CHANGED: Readonly<Record<string, number>> = { InvertedDoublePendulum: 5 };

const spaceClass = (module: string): PyClass => {
  const made = new PyClass('Space', { module, bases: [types.object] });
  addMethods(made, { seed: () => null, contains: (run) => run.unknown('is a question to a space') });
  return made;
};

/** `gymnasium`, or `gym`, in which less is sure. */
export function gymModule(name: string): Module {
  const sure = name === 'gymnasium';
  const base = spaceClass(`${name}.spaces`);
  const boxClass: PyClass = new PyClass('Box', { module: `${name}.spaces`, bases: [base], make: (run, _cls, call) => boxOfCall(run, call) });
  const discreteClass: PyClass = new PyClass('Discrete', { module: `${name}.spaces`, bases: [base], make: (run, _cls, call) => {
    const count = asIndex(call.arg(0, 'n'));
    return count === undefined ? run.unknown('is a space of a size that is not known') : spaceOf(count);
  } });
  const envClass = new PyClass('Env', { module: name, bases: [types.object] });
  const spaceOf = (space: Space): Instance => {
    if (typeof space === 'number') {
      const made = new Instance(discreteClass);
      for (const [key, value] of Object.entries({ n: sure ? new NdArray([], 'int64', [space]) : space, shape: new Tuple(), dtype: dtypeObject('int64'), start: 0 })) made.attrs.set(key, value);
      return made;
    }
    const { shape, dtype = 'float32', low, high } = space;
    const made = new Instance(boxClass);
    for (const [key, value] of Object.entries({ shape: new Tuple([...shape]), dtype: dtypeObject(dtype), low: filled(shape, dtype, low), high: filled(shape, dtype, high) })) made.attrs.set(key, value);
    return made;
  };
  const boxOfCall = (run: Run, call: Call): Value => {
    const [low, high] = [call.arg(0, 'low') ?? null, call.arg(1, 'high') ?? null];
    const shape = call.arg(2, 'shape') === undefined ? (low instanceof NdArray ? low.shape : high instanceof NdArray ? high.shape : undefined) : sizesOf(call.arg(2, 'shape') ?? null);
    if (!Array.isArray(shape) || (shape as readonly (number | null)[]).includes(null)) return run.unknown('is a space of a shape that is not known');
    const number = (value: Value): number | undefined => (value instanceof PyFloat ? value.value : asIndex(value));
    const [least, most] = [number(low), number(high)];
    return spaceOf({ shape: shape as readonly number[], dtype: dtypeName(call.arg(3, 'dtype')) ?? 'float32', ...(least === undefined ? {} : { low: least }), ...(most === undefined ? {} : { high: most }) });
  };
  const itemOf = (run: Run, space: Value | undefined): Value => {
    const because = run.unknown('comes from an environment');
    if (!(space instanceof Instance)) return because;
    const shape = space.attrs.get('shape');
    return space.cls === boxClass && shape instanceof Tuple ? shaped(shape.items.map((size) => asIndex(size) ?? null), dtypeName(space.attrs.get('dtype')) ?? 'float32', because) : new NdArray([], 'int64', undefined, because);
  };
  const seen = (run: Run, { args: [self] }: Call): Value => itemOf(run, self instanceof Instance ? self.attrs.get('observation_space') : undefined);
  addMethods(base, { sample: (run, call) => itemOf(run, call.args[0]) });
  const report = (run: Run): Value => run.unknown('comes from an environment');
  const info = (run: Run): Dict => {
    const made = Dict.of([]);
    made.lost = run.unknown('comes from an environment');
    return made;
  };
  addMethods(envClass, {
    reset: (run, call) => (sure ? new Tuple([seen(run, call), info(run)]) : report(run)),
    step: (run, call) => (sure ? new Tuple([seen(run, call), report(run), report(run), report(run), info(run)]) : report(run)),
    render: report, close: () => null, seed: () => null, __enter__: (_run, call) => call.args[0] ?? null, __exit__: () => null,
    __getattr__: (run, call) => (call.args[1] === 'unwrapped' ? (call.args[0] ?? null) : run.unknown(`comes from \`${String(call.args[1])}\` of an environment`)),
  });
  const spaces = new Module(`${name}.spaces`);
  for (const [key, value] of Object.entries({ Box: boxClass, Discrete: discreteClass, Space: base })) spaces.attrs.set(key, value);
  return moduleOf(name, {}, { spaces, Env: envClass, Space: base, ...Object.fromEntries(natives(name, {
    make: (run, call) => {
      const id = call.arg(0, 'id');
      const [, plain = '', , version = ''] = (typeof id === 'string' && NAME.exec(id)) || [];
      const known = Object.hasOwn(ENVIRONMENTS, plain) && Number(version) < (CHANGED[plain] ?? Infinity) ? ENVIRONMENTS[plain] : undefined;
      // Other settings may change what is seen.
      if (!known || [...call.kwargs.keys()].some((key) => key !== 'id' && key !== 'render_mode' && key !== 'max_episode_steps')) return run.unknown(`comes from \`${name}.make\``);
      const made = new Instance(envClass);
      made.attrs.set('observation_space', spaceOf(known[0]));
      made.attrs.set('action_space', spaceOf(known[1]));
      return made;
    },
  })) });
}
