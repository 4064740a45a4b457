// Networks that are wide, or nested deep: no walk is limited by the stack, and none takes long.

import { expect, test } from 'vitest';
import { toKeras } from '../codegen/index.ts';
import { Functional, Sequential, Session, type Model, type Tensor } from '../model/index.ts';
import { isUnknown, named } from '../formula/index.ts';
import { costOf } from './cost.ts';
import { explanationData } from './explain.ts';
import { summary } from './summary.ts';

/** Everything that is told of a model. */
function tell(model: Model): void {
  for (const style of ['keras', 'keras2', 'markdown', 'csv', 'json'] as const) summary(model, { style });
  explanationData(model);
  costOf(model);
  toKeras(model);
}

test('three thousand inputs of one layer', { timeout: 120_000 }, () => {
  const session = new Session();
  const inputs = Array.from({ length: 3000 }, () => session.input({ shape: [4] }));
  const joined = session.layer('Concatenate').call([inputs]).output as Tensor;
  const added = session.layer('Add').call([inputs]).output as Tensor;
  const model = new Functional(session, { inputs, outputs: [joined, added] });
  expect(joined.shape).toEqual([null, 12_000]);
  tell(model);
});

test('a sum of three thousand named sizes', () => {
  const session = new Session();
  const input = session.input({ batch_shape: [null, { kind: 'size', size: named('H') }, 4] });
  const parts = Array.from({ length: 3000 }, (_, i) => session.layer('Conv1D', { filters: 4, kernel_size: 2 + (i % 7), padding: 'same' }).call([input]).output as Tensor);
  const output = session.layer('Concatenate', { axis: 1 }).call([parts]).output as Tensor;
  expect(summary(new Functional(session, { inputs: input, outputs: output }))).toContain('3000 * H');
});

test('an input of twenty thousand axes', () => {
  const session = new Session();
  const input = session.input({ shape: Array.from({ length: 20_000 }, () => 1) });
  const output = session.layer('Flatten').call([input]).output as Tensor;
  expect(output.shape).toEqual([null, 1]);
  tell(new Functional(session, { inputs: input, outputs: output }));
});

/** Stacks that each hold the next, so deep. */
function nestedStacks(depth: number): Sequential {
  const session = new Session();
  let stack = new Sequential(session, [session.input({ shape: [4] }), session.layer('Dense', { units: 4 })]);
  for (let i = 0; i < depth; i++) stack = new Sequential(session, [session.input({ shape: [4] }), stack]);
  return stack;
}

test('models within models, two thousand deep', { timeout: 120_000 }, () => {
  const stack = nestedStacks(2000);
  expect(stack.params).toBe(20);
  expect(summary(stack)).toContain(' Total params: 20 ');
  expect(isUnknown(costOf(stack).totals.macs)).toBe(true);
  toKeras(stack);
});

// Their text is as long as the square of the depth: each line stands behind as many blanks.
test('the text of models within models, three hundred deep', { timeout: 120_000 }, () => {
  const stack = nestedStacks(300);
  tell(stack);
  expect(toKeras(stack).split('keras.Sequential(').length).toBeGreaterThan(300);
});

test('layers within layers, as deep as they go', { timeout: 120_000 }, () => {
  for (const [wrapper, setting] of [['TimeDistributed', 'layer'], ['SpectralNormalization', 'layer'], ['StackedRNNCells', 'cells'], ['Pipeline', 'layers'], ['Wrapper', 'layer']] as const) {
    const session = new Session();
    let layer = session.layer(wrapper === 'StackedRNNCells' ? 'LSTMCell' : wrapper === 'Pipeline' ? 'Rescaling' : 'Dense', wrapper === 'Pipeline' ? { scale: 2 } : { units: 3 });
    const wrap = (): void => {
      const held = { kind: 'object', path: layer.className, args: {}, instance: layer } as const;
      layer = session.layer(wrapper, { [setting]: setting === 'layer' ? held : [held] });
    };
    for (let i = 0; i < 320; i++) wrap();
    expect([wrapper, layer.issues.map(({ code }) => code)]).toEqual([wrapper, []]);
    const outer = wrapper === 'StackedRNNCells' ? session.layer('RNN', { cell: { kind: 'object', path: wrapper, args: {}, instance: layer } }) : layer;
    const input = session.input({ shape: wrapper === 'TimeDistributed' ? Array.from({ length: 322 }, () => 2) : [4, 4] });
    const model = new Functional(session, { inputs: input, outputs: outer.call([input]).output });
    tell(model);
    for (let i = 0; i < 3; i++) wrap();
    expect(layer.issues.map(({ code }) => code)).toContain('layers-too-deep');
    layer.serialize();
  }
});
