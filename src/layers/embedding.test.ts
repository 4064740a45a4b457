// Embedding, ReversibleEmbedding, masks and Lambda: cases whose numbers come from the recording of Keras 3.15.1.

import { expect, test } from 'vitest';
import { Session } from '../model/index.ts';
import { built, tensor } from './built.fixture.ts';
import { Tuple, type RawFunction } from './raw.ts';

test('an embedding makes a mask of zeros, and the mask travels until a layer drops it', () => {
  const session = new Session();
  const vectors = session.layer('Embedding', { input_dim: 10, output_dim: 4, mask_zero: true }).call([tensor(session, [null, 5], 'int32')]);
  const [embedded] = vectors.node.outputs;
  expect([embedded?.shape, embedded?.mask]).toEqual([[null, 5, 4], [null, 5]]);
  const [passed] = embedded ? session.layer('ReLU').call([embedded]).node.outputs : [];
  expect(passed?.mask).toEqual([null, 5]);
  const flat = passed && session.layer('Flatten').call([passed]);
  expect([flat?.node.outputs[0]?.mask, flat?.issues.map(({ code, severity }) => [code, severity])]).toEqual([undefined, [['mask-lost', 'warning']]]);
});

test('the mask of joined tensors has one mark per step', () => {
  const session = new Session();
  const masked = session.layer('Masking').call([tensor(session, [null, 3, 4])]).node.outputs[0];
  const joined = masked && session.layer('Concatenate').call([[masked, tensor(session, [null, 3, 4])]]);
  expect(joined?.node.outputs).toMatchObject([{ shape: [null, 3, 8], mask: [null, 3] }]);
});

test('vectors may be quantised, adapted, and read backwards', () => {
  expect(built('Embedding', { input_dim: 10, output_dim: 4, dtype: 'int4/2_from_float32' }, [[null, 5]], {}, 'int32').weights).toEqual(['embeddings 10x2', 'embeddings_scale 10x2', 'embeddings_zero 10x2', 'g_idx 4']);
  expect(built('Embedding', { input_dim: 10, output_dim: 4, dtype: 'float8_from_float32' }, [[null, 5]], {}, 'int32').codes).toEqual(['setting-disagrees']);
  const back = built('ReversibleEmbedding', { input_dim: 10, output_dim: 4, tie_weights: false }, [[null, 5, 4]], { reverse: true });
  expect([back.shapes, back.weights]).toEqual([[[null, 5, 10]], ['embeddings 10x4', 'reverse_embeddings 4x10']]);
});

test('what a Lambda gives is declared, told by its reader, or unknown', () => {
  const own: RawFunction = { kind: 'function', path: 'scale' };
  expect(built('Lambda', { function: own }, [[null, 5, 3]]).shapes).toEqual([undefined]);
  expect(built('Lambda', { function: own }, [[null, 5, 3]]).layer.issues).toMatchObject([{ code: 'function-unknown', severity: 'note' }]);
  expect(built('Lambda', { function: own, output_shape: Tuple.from([2, 3]) }, [[null, 5, 3]]).shapes).toEqual([[null, 2, 3]]);
  expect(built('Lambda', { function: own, output_shape: [4, 5] }, [[null, 5, 3]]).codes).toEqual(['setting-disagrees']);
  const told: RawFunction = { ...own, gives: (inputs) => [inputs, inputs] };
  expect(built('Lambda', { function: told, dtype: 'float16' }, [[null, 5, 3]]).outputs).toMatchObject([{ shape: [null, 5, 3], dtype: 'float16' }, { shape: [null, 5, 3] }]);
});
