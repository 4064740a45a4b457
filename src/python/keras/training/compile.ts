// What `compile` refuses: settings that it does not have, and kinds of values that it does not take.
// Source: keras/src/trainers/trainer.py and keras/src/trainers/compile_utils.py, Keras 3.15.1.

import type { Raw } from '../../../layers/index.ts';
import { truth } from '../../run/operate.ts';
import type { Run } from '../../run/run.ts';
import { repr, shown, str } from '../../run/text.ts';
import { rawOf } from '../convert.ts';
import { Dict, List, PyFloat, Tuple, typeOf, Unknown, type Call, type Value } from '../../values/index.ts';

const PARAMETERS = ['optimizer', 'loss', 'loss_weights', 'metrics', 'weighted_metrics', 'run_eagerly', 'steps_per_execution', 'jit_compile', 'auto_scale_loss'] as const;

const isListed = (value: Value): boolean => value instanceof List || value instanceof Tuple || value instanceof Dict;

/** What a value is, as a message of Keras names it. */
const described = (run: Run, name: string, value: Value): string => {
  const cls = typeOf(value);
  return `${name}=${shown(str(run, value))} of type ${cls === undefined ? 'unknown' : shown(repr(run, cls))}`;
};

/** What `compile` was given, by name, with the optimizer that it made of a word. */
export function argumentsOf(call: Call, optimizer: Value): Readonly<Record<string, Raw>> {
  const named = PARAMETERS.flatMap((name, i): readonly (readonly [string, Raw])[] => {
    const value = call.args[i] ?? call.kwargs.get(name);
    return value === undefined || name === 'optimizer' ? [] : [[name, rawOf(value)]];
  });
  return { optimizer: rawOf(optimizer), ...Object.fromEntries(named) };
}

/** Refuses arguments that `compile` does not have. */
export function checkParameters(run: Run, call: Call): void {
  const odd = [...call.kwargs.keys()].find((name) => !PARAMETERS.some((one) => one === name));
  if (odd !== undefined) throw run.error('TypeError', `Trainer.compile() got an unexpected keyword argument '${odd}'`);
  if (call.args.length > PARAMETERS.length) throw run.error('TypeError', `Trainer.compile() takes from 1 to ${PARAMETERS.length + 1} positional arguments but ${call.args.length + 1} were given`);
}

/** Refuses what Keras refuses of the loss's weights and of the metrics; their names are only looked at in training. */
export function checkMeasures(run: Run, call: Call): void {
  const given = (name: (typeof PARAMETERS)[number]): Value => call.or(PARAMETERS.indexOf(name), name, null);
  const isMore = (value: Value): boolean => !(value instanceof Unknown) && !isListed(value) && truth(run, value) === true;
  const weights = given('loss_weights');
  if (given('loss') !== null && isMore(weights) && !(weights instanceof PyFloat)) throw run.error('ValueError', `Expected \`loss_weights\` argument to be a float (single output case) or a list, tuple, or dict (multiple output case). Received instead: ${described(run, 'loss_weights', weights)}`);
  for (const name of ['metrics', 'weighted_metrics'] as const) {
    const value = given(name);
    if (isMore(value)) throw run.error('ValueError', `Expected \`${name}\` argument to be a list, tuple, or dict. Received instead: ${described(run, name, value)}`);
  }
}
