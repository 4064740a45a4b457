// Optimizers as Python objects: made with their settings, refused with those that they do not have.
// Source: keras/src/optimizers/base_optimizer.py, Keras 3.15.1.

import { numberOf, type Raw } from '../../../layers/index.ts';
import { optimizerNames, optimizerOfText, optimizerRule, type GivenOptimizer } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { repr, shown, str } from '../../run/text.ts';
import { Dict, Instance, List, Method, Native, NdArray, PyClass, Tuple, types, Unknown, type Call, type Value } from '../../values/index.ts';
import { KerasObject, rawOf } from '../convert.ts';
import { RENAMED_RATE } from '../history.ts';
import type { KerasState } from '../state.ts';

/** What every optimizer takes. */
const COMMON = 'learning_rate weight_decay clipnorm clipvalue global_clipnorm use_ema ema_momentum ema_overwrite_frequency loss_scale_factor gradient_accumulation_steps name'.split(' ');

/** The class that every optimizer inherits from. */
function baseOf(state: KerasState): PyClass {
  const before = state.classes.get('Optimizer');
  if (before) return before;
  const made = new PyClass('Optimizer', {
    module: 'keras.optimizers', bases: [types.object],
    attrs: new Map<string, Value>([
      ...['apply_gradients', 'apply', 'minimize', 'build', 'assign', 'save_own_variables', 'load_own_variables', 'finalize_variable_values'].map((name): [string, Value] => [name, new Native(name, () => null)]),
      ['__getattr__', new Native('__getattr__', (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of an optimizer`))],
      ['__init__', new Native('Optimizer.__init__', (run, call) => {
        if (call.args[0] instanceof Instance) settle(run, call.args[0], call.rest(), 'Optimizer', COMMON);
        return null;
      })],
    ]),
  });
  state.classes.set('Optimizer', made);
  return made;
}

/** `keras.optimizers.Adam` and its kin; undefined for a name that Keras does not have. */
export function optimizerClass(state: KerasState, name: string): PyClass | undefined {
  const scaling = name === 'LossScaleOptimizer';
  const rule = optimizerRule(name);
  if (name === 'Optimizer') return baseOf(state);
  if (!rule && !scaling) return undefined;
  const key = `optimizers.${name}`;
  const before = state.classes.get(key);
  if (before) return before;
  const takes = rule?.takes ?? ['inner_optimizer', 'initial_scale', 'dynamic_growth_steps', 'name'];
  const made: PyClass = new PyClass(name, {
    module: `keras.optimizers`, bases: [baseOf(state)],
    make: (run, cls, call) => {
      const instance = new Instance(cls);
      // A class of the script's own begins as it says.
      const begin = cls === made ? undefined : cls.find('__init__');
      if (begin === undefined) settle(run, instance, call, name, takes);
      else run.machine.call(run, new Method(instance, begin), call);
      return instance;
    },
    attrs: new Map<string, Value>([['__init__', new Native(`${name}.__init__`, (run, call) => {
      if (call.args[0] instanceof Instance) settle(run, call.args[0], call.rest(), name, takes);
      return null;
    })]]),
  });
  state.classes.set(key, made);
  return made;
}

/** Settings that older versions of Keras had: `decay` is told and left out by Keras itself. */
const IGNORED = new Set(['decay']);

/** Takes the settings of a new optimizer. */
function settle(run: Run, instance: Instance, call: Call, name: string, takes: readonly string[]): void {
  const args: Record<string, Raw> = {};
  const odd: [string, Value][] = [];
  const given: [string, Value][] = [...call.args.map((value, i): [string, Value] => [takes[i] ?? `argument ${i + 1}`, value]), ...call.kwargs];
  if (call.args.length > takes.length) throw run.error('TypeError', `${name}.__init__() takes from 1 to ${takes.length + 1} positional arguments but ${call.args.length + 1} were given`);
  for (const [key, value] of given) {
    if (takes.includes(key)) {
      args[key] = rawOf(value);
      instance.attrs.set(key, key === 'learning_rate' ? rateOf(run, value) : value);
    } else if (!IGNORED.has(key)) odd.push([key, value]);
  }
  if (odd.length > 0) refuse(run, odd, instance, args);
  check(run, args, given);
  checkRate(run, given.find(([key]) => key === 'learning_rate')?.[1]);
  instance.native = new KerasObject(`keras.optimizers.${name}`, args);
}

/** A schedule stays what it is; a number becomes a variable, whose value training may change. */
const rateOf = (run: Run, value: Value): Value => (value instanceof Instance ? value : run.unknown('is the learning rate, a variable'));

/** Keras refuses settings that it does not have; a reading that goes on takes `lr` for what it was. */
function refuse(run: Run, odd: readonly (readonly [string, Value])[], instance: Instance, args: Record<string, Raw>): void {
  const words = shown(repr(run, Dict.of(odd)));
  const error = run.error('ValueError', `Argument(s) not recognized: ${words}`);
  if (run.raises) throw error;
  const rate = odd.find(([key]) => key === RENAMED_RATE.from);
  if (odd.length === 1 && rate) run.report('keras-renamed', 'note', RENAMED_RATE);
  else run.report('python-raised', 'error', { message: `ValueError: Argument(s) not recognized: ${words}` }, undefined, undefined, 'ValueError');
  if (!rate || args['learning_rate'] !== undefined) return;
  args['learning_rate'] = rawOf(rate[1]);
  instance.attrs.set('learning_rate', rateOf(run, rate[1]));
}

function check(run: Run, args: Readonly<Record<string, Raw>>, given: readonly (readonly [string, Value])[]): void {
  const steps = args['gradient_accumulation_steps'];
  if (typeof steps === 'number' && steps < 2 && steps !== 0) throw run.error('ValueError', `\`gradient_accumulation_steps\` must be an integer >= 2. Received: gradient_accumulation_steps=${steps}`);
  const momentum = numberOf(args['momentum'] ?? null);
  if (momentum !== undefined && (momentum < 0 || momentum > 1)) throw run.error('ValueError', '`momentum` must be a float between [0, 1].');
  const clips = ['clipnorm', 'clipvalue', 'global_clipnorm'];
  if (clips.filter((name) => (args[name] ?? null) !== null).length > 1) throw run.error('ValueError', `Only one of \`clipnorm\`, \`clipvalue\` and \`global_clipnorm\` can be set. Received: ${clips.map((name) => `${name}=${shown(repr(run, given.find(([key]) => key === name)?.[1] ?? null))}`).join(', ')}`);
}

/** A learning rate is a float, a schedule or a function: an int is refused, and so is a float of NumPy that is no double. */
function checkRate(run: Run, value: Value | undefined): void {
  const isOther = value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string'
    || value instanceof List || value instanceof Tuple || value instanceof Dict
    || (value instanceof NdArray && (value.dtype !== 'float64' || value.shape.length > 0 || value.world !== 'numpy'));
  if (value !== undefined && isOther) throw run.error('ValueError', `Argument \`learning_rate\` should be float, or an instance of LearningRateSchedule, or a callable (that takes in the current iteration value and returns the corresponding learning rate value). Received instead: learning_rate=${shown(str(run, value))}`);
}

/** What `compile(optimizer=...)` was given: its object, or why that is not known. */
export function optimizerGiven(state: KerasState, run: Run, value: Value): Instance | Unknown | null {
  if (value === null || value instanceof Unknown) return value;
  if (typeof value === 'string') {
    const name = optimizerOfText(value);
    const cls = name === undefined ? undefined : optimizerClass(state, name);
    if (cls) return made(run.call(cls), value);
    throw run.error('ValueError', `Could not interpret optimizer identifier: ${value}`);
  }
  if (value instanceof Instance && (value.cls.isA(baseOf(state)) || (value.cls.unknownBase && !value.cls.module.startsWith('keras.')))) return value;
  if (value instanceof Dict) return run.unknown('is an optimizer made from a dict');
  throw run.error('ValueError', `Could not interpret optimizer identifier: ${shown(repr(run, value))}`);
}

const made = (value: Value, text: string): Instance | Unknown => (value instanceof Instance ? value : new Unknown(`is the optimizer ${text}`));

/** The settings of an optimizer's object; undefined for a class whose variables are not known. */
export function givenOf(object: Instance): GivenOptimizer | undefined {
  const { native } = object;
  if (!(native instanceof KerasObject)) return undefined;
  const name = native.path.slice(native.path.lastIndexOf('.') + 1);
  if (name !== 'LossScaleOptimizer') return optimizerNames.includes(name) && object.cls.name === name ? { name, setting: (one) => native.args[one], scaled: false } : undefined;
  const inner = object.attrs.get('inner_optimizer');
  const own = inner instanceof Instance ? givenOf(inner) : undefined;
  return own && { ...own, scaled: true };
}
