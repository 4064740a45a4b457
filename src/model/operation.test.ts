// Operations in use; numbers and names from real Keras 3.15.1 (conformance/operations.jsonl.gz holds the many).

import { describe, expect, test } from 'vitest';
import { named } from '../formula/index.ts';
import { shapeText } from '../shape/index.ts';
import { Functional, Operation, Session, withChanges, type Tensor } from './index.ts';

const first = (session: Session, name: string, args: Parameters<Session['operation']>[1], kwargs?: Parameters<Session['operation']>[2]): Tensor => {
  const tensor = session.operation(name, args, kwargs)?.node.outputs[0];
  if (!tensor) throw new Error(`${name} gave nothing`);
  return tensor;
};

describe('an operation', () => {
  test('is numbered together with the layers of its name', () => {
    const session = new Session();
    const x = session.input({ shape: [4] });
    const names = [first(session, 'add', [x, 1]), first(session, 'add', [x, 2]), session.layer('Add').call([[x, x]]).node.outputs[0], first(session, 'nn.relu', [x])].map((tensor) => tensor?.node.layer.name);
    expect(names).toEqual(['add', 'add_1', 'add_2', 'relu']);
  });

  test('has its tensors for inputs, not its constants', () => {
    const session = new Session();
    const x = session.input({ shape: [4] });
    expect(first(session, 'subtract', [3, x]).node.inputs).toEqual([x]);
  });

  test('takes its first argument by name too', () => {
    const session = new Session();
    const [a, b] = [session.input({ shape: [4] }), session.input({ shape: [1] })];
    expect(first(session, 'subtract', [], { x2: b, x1: a }).node.inputs).toEqual([a, b]);
  });

  test('computes with named sizes', () => {
    const session = new Session();
    const x = session.input({ shape: [{ kind: 'size', size: named('H') }, 6] });
    expect(shapeText(first(session, 'reshape', [first(session, 'nn.max_pool', [x, 2]), [-1, 3]]).shape)).toBe('(None, 3)');
    expect(shapeText(first(session, 'concatenate', [[x, x]], { axis: 1 }).shape)).toBe('(None, 2 * H, 6)');
  });

  test('is copied with the model that it is part of, and is no layer of it', () => {
    const session = new Session();
    const x = session.input({ shape: [4] });
    const model = new Functional(session, { inputs: x, outputs: first(session, 'multiply', [first(session, 'add', [x, 1]), 0.5]) });
    const copy = withChanges(model, []);
    expect(copy.layers.map((layer) => layer.name)).toEqual(['input_layer']);
    expect(copy.rows.map((layer) => [layer.name, layer instanceof Operation])).toEqual([['input_layer', false], ['add', true], ['multiply', true]]);
  });

  test('says what does not fit', () => {
    const session = new Session();
    const [a, b] = [session.input({ shape: [4] }), session.input({ shape: [5] })];
    expect(first(session, 'add', [a, b]).node.layer.issues.map((issue) => issue.code)).toEqual(['shapes-disagree']);
    expect(first(session, 'add', [a, 1, 2]).node.layer.issues.map((issue) => issue.code)).toEqual(['operation-arguments']);
    expect(session.operation('no_such', [a])).toBeUndefined();
  });
});
