import { expect, test } from 'vitest';
import { whyNotWired, withChanges, type Change } from './edit.ts';
import { Functional } from './functional.ts';
import type { Model } from './model.ts';
import { Sequential } from './sequential.ts';
import { Session } from './session.ts';
import type { Tensor } from './tensor.ts';
import type { Sprout } from './wiring.ts';

const sprout = (name: string, className: string, settings: Sprout['settings'] = {}, from: Sprout['from'] = [null]): Sprout => ({ name, class: className, settings, from });

function stack(): Sequential {
  const session = new Session();
  return new Sequential(session, [
    session.layer('Conv2D', { filters: 8, kernel_size: 3, input_shape: [28, 28, 1] }),
    session.layer('Flatten'),
    session.layer('Dense', { units: 10 }),
  ]);
}

/** x -> a -> b -> add(a, b) -> out */
function residual(): Functional {
  const session = new Session();
  const input = session.input({ shape: [16] });
  const dense = (name: string, tensor: Tensor, units = 16): Tensor => session.layer('Dense', { units }, undefined, name).call([tensor]).output as Tensor;
  const a = dense('a', input);
  const b = dense('b', a);
  const added = session.layer('Add', {}, undefined, 'add').call([[a, b]]).output as Tensor;
  return new Functional(session, { inputs: input, outputs: dense('out', added, 4), name: 'residual' });
}

/** Every call as `layer(what it reads): shape`, in order. */
const wires = (model: Model): readonly string[] => {
  const { graph } = model instanceof Functional ? model : (model as Sequential).asFunctional();
  return graph.nodes.filter((node) => node.inputs.length > 0).map((node) => `${node.layer.name}(${node.inputs.map((tensor) => tensor.node.layer.name).join(', ')}): ${node.outputs.map(({ shape }) => shape?.slice(1).join('x')).join()}`);
};
const gives = (model: Model): readonly string[] => model.outputs.map((tensor) => tensor.node.layer.name);
const errors = (model: Model): readonly string[] => model.allIssues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const change = (model: Model, ...changes: readonly Change[]): Model => withChanges(model, changes);

// Shapes and counts from `model.summary()` of Keras 3.15.1.
test('a layer is put into a stack, which stays one', () => {
  const before = stack();
  const after = change(before, { kind: 'graft', after: 'conv2d', as: 'between', layers: [sprout('max_pooling2d', 'MaxPooling2D')] });
  expect(after).toBeInstanceOf(Sequential);
  expect(wires(after)).toEqual(['conv2d(input_layer): 26x26x8', 'max_pooling2d(conv2d): 13x13x8', 'flatten(max_pooling2d): 1352', 'dense(flatten): 10']);
  expect([after.params, before.params]).toEqual([13_610, 54_170]);
});

test('the first layer of a stack goes, and the shape that it told stays', () => {
  const after = change(stack(), { kind: 'remove', layer: 'conv2d' });
  expect(wires(after)).toEqual(['flatten(input_layer): 784', 'dense(flatten): 10']);
  const first = change(after, { kind: 'graft', after: 'input_layer', as: 'between', layers: [sprout('rescaling', 'Rescaling', { scale: 0.5 })] });
  expect(wires(first)[0]).toBe('rescaling(input_layer): 28x28x1');
  expect(first).toBeInstanceOf(Sequential);
});

test('a stack from which all is taken keeps its input, and takes layers again', () => {
  const empty = change(stack(), ...['conv2d', 'flatten', 'dense'].map((layer): Change => ({ kind: 'remove', layer })));
  const again = change(empty, { kind: 'graft', after: 'input_layer', as: 'between', layers: [sprout('flatten', 'Flatten')] });
  expect(wires(again)).toEqual(['flatten(input_layer): 784']);
});

test('a branch makes a graph of a stack, and joining it makes one way of two', () => {
  const branched = change(stack(), { kind: 'graft', after: 'conv2d', as: 'branch', layers: [sprout('conv2d_1', 'Conv2D', { filters: 8, kernel_size: 3, padding: 'same' })] });
  expect(branched).toBeInstanceOf(Functional);
  expect(gives(branched)).toEqual(['dense', 'conv2d_1']);
  const merged = change(branched, { kind: 'graft', after: 'conv2d', to: 'flatten', as: 'between', layers: [sprout('add', 'Add')] });
  expect(gives(merged)).toEqual(['dense', 'conv2d_1']);
  const joined = change(merged, { kind: 'connect', from: 'conv2d_1', to: 'add' });
  expect([errors(joined), gives(joined)]).toEqual([[], ['dense']]);
  expect(wires(joined)).toEqual(['conv2d(input_layer): 26x26x8', 'conv2d_1(conv2d): 26x26x8', 'add(conv2d, conv2d_1): 26x26x8', 'flatten(add): 5408', 'dense(flatten): 10']);
  expect(joined.params).toBe(54_754);
});

test('taking layers out heals the way through the network', () => {
  expect(wires(change(residual(), { kind: 'remove', layer: 'b' }))).toEqual(['a(input_layer): 16', 'add(a, a): 16', 'out(add): 4']);
  expect(wires(change(residual(), { kind: 'remove', layer: 'add' }))).toEqual(['a(input_layer): 16', 'b(a): 16', 'out(b): 4']);
  const last = change(residual(), { kind: 'remove', layer: 'out' });
  expect([gives(last), wires(last).length]).toEqual([['add'], 3]);
});

test('what nobody reads any more becomes an output, so that nothing vanishes', () => {
  const after = change(residual(), { kind: 'connect', from: 'a', to: 'out' });
  expect([gives(after), wires(after).length]).toEqual([['out', 'add'], 4]);
  const cut = change(residual(), { kind: 'disconnect', from: 'b', to: 'add' });
  expect([gives(cut), wires(cut).length]).toEqual([['out', 'b'], 4]);
});

test('an input comes and goes', () => {
  const entered = change(residual(), { kind: 'enter', name: 'extra', settings: { shape: [16] } });
  const joined = change(entered, { kind: 'connect', from: 'extra', to: 'add' });
  expect([joined.inputs.length, wires(joined)[2]]).toEqual([2, 'add(a, b, extra): 16']);
  expect(whyNotWired(joined, { kind: 'remove', layer: 'input_layer' })).toBe('only-input');
  expect(wires(change(joined, { kind: 'remove', layer: 'extra' }))).toEqual(wires(residual()));
});

test('attention reads one tensor at every place', () => {
  const session = new Session();
  const input = session.input({ shape: [10, 32] });
  const model = new Functional(session, { inputs: input, outputs: session.layer('Dense', { units: 32 }).call([input]).output, name: 'm' });
  const after = change(model, { kind: 'graft', after: 'dense', as: 'between', layers: [sprout('attend', 'MultiHeadAttention', { num_heads: 2, key_dim: 16 }), sprout('scores', 'Attention', {}, [0])] });
  expect([wires(after).slice(1), errors(after)]).toEqual([['attend(dense, dense): 10x32', 'scores(attend, attend): 10x32'], []]);
  const crossed = change(after, { kind: 'connect', from: 'input_layer', to: 'attend', at: 1 });
  expect(wires(crossed)[1]).toBe('attend(dense, input_layer): 10x32');
});

test('several layers come with their own wiring', () => {
  const block = [sprout('b1', 'Dense', { units: 16 }), sprout('b2', 'Dense', { units: 16 }, [0]), sprout('b3', 'Add', {}, [null, 1])];
  const after = change(residual(), { kind: 'graft', after: 'a', to: 'b', as: 'between', layers: block });
  expect(wires(after)).toEqual(['a(input_layer): 16', 'b1(a): 16', 'b2(b1): 16', 'b3(a, b2): 16', 'b(b3): 16', 'add(a, b): 16', 'out(add): 4']);
});

test.each<[string, Change & { kind: 'connect' | 'disconnect' | 'remove' }]>([
  ['loop', { kind: 'connect', from: 'out', to: 'a' }],
  ['itself', { kind: 'connect', from: 'add', to: 'add' }],
  ['joined', { kind: 'connect', from: 'a', to: 'add' }],
  ['joined', { kind: 'connect', from: 'a', to: 'b' }],
  ['reads-nothing', { kind: 'connect', from: 'a', to: 'input_layer' }],
  ['only-input', { kind: 'disconnect', from: 'a', to: 'b' }],
  ['last-input', { kind: 'remove', layer: 'input_layer' }],
  ['missing', { kind: 'remove', layer: 'nobody' }],
])('what cannot be is refused and changes nothing: %s', (why, wanted) => {
  const model = residual();
  expect(whyNotWired(model, wanted)).toBe(why);
  expect(wires(change(model, wanted))).toEqual(wires(model));
});

test('a layer inside a nested model is changed there', () => {
  const session = new Session();
  const input = session.input({ shape: [8] });
  const inner = new Sequential(session, [session.layer('Dense', { units: 4 }, undefined, 'in1'), session.layer('Dense', { units: 4 }, undefined, 'in2')], 'inner');
  const model = new Functional(session, { inputs: input, outputs: inner.call([input]).output, name: 'outer' });
  const after = change(model, { kind: 'graft', after: 'in1', as: 'between', layers: [sprout('drop', 'Dropout', { rate: 0.5 })] });
  expect(after.rows.flatMap((row) => row.sublayers.map(({ name }) => name))).toEqual(['in1', 'drop', 'in2']);
});

test('a stack of many layers is changed without limits of depth', () => {
  const session = new Session();
  const deep = new Sequential(session, [session.input({ shape: [4] }), ...Array.from({ length: 20_000 }, () => session.layer('Activation', { activation: 'relu' }))]);
  const branched = change(deep, { kind: 'graft', after: 'activation_5', as: 'branch', layers: [sprout('b', 'Dense', { units: 1 })] });
  expect(gives(branched)).toEqual(['activation_19999', 'b']);
});
