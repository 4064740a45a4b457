import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { findLayer, layers, type LayerDefinition } from '../layers/index.ts';
import { layerPage, referenceFiles, referenceOf } from './index.ts';

const files = referenceFiles(layers);

/** A layer that there has to be. */
function layer(name: string): LayerDefinition {
  const found = findLayer(name);
  if (!found) throw new Error(`no layer ${name}`);
  return found;
}

describe('the reference', () => {
  test('has a page for every layer, and every link and picture leads somewhere', () => {
    const index = files.get('README.md') ?? '';
    for (const { name } of layers) expect(index).toContain(`(${name}.md)`);
    const targets = [...files].flatMap(([path, text]) => (path.endsWith('.md') ? [...text.matchAll(/\]\(([^)#]+\.(?:md|svg))/g)].map(([, target = '']) => target) : []));
    expect(targets.length).toBeGreaterThan(2 * layers.length);
    expect(targets.filter((target) => !files.has(target))).toEqual([]);
  });

  test('typesets formulas that can be read', () => {
    const blocks = [...files.values()].flatMap((text) => [...text.matchAll(/```math\n([\s\S]*?)\n```/g)].map(([, block = '']) => block));
    expect(blocks.length).toBeGreaterThan(layers.length);
    for (const block of blocks) expect(() => katex.renderToString(block, { displayMode: true, throwOnError: true, strict: 'error' }), block).not.toThrow();
  });

  test('draws pictures without a script or a link', () => {
    const pictures = [...files].filter(([path]) => path.endsWith('.svg'));
    for (const [path, text] of pictures) {
      expect(text, path).toMatch(/^<svg [^>]*width="\d+" height="\d+"/);
      expect(text, path).not.toMatch(/<script|href|NaN|undefined/);
    }
  });

  test('tells of a choice only what the layer offers', () => {
    expect(layerPage(layer('Conv1D'))).toContain("padding='causal'");
    expect(layerPage(layer('Conv2D'))).not.toContain('causal');
  });

  test('puts cases together that come to the same', () => {
    const { sizes } = referenceOf(layer('Conv1D'));
    expect(sizes.find(({ name }) => name === 'size')?.cases.map(({ condition, formula }) => [condition, formula])).toEqual([
      ["padding='valid'", 'floor((n - reach) / strides) + 1'],
      ["padding='same' or padding='causal'", 'ceil(n / strides)'],
    ]);
  });

  test('says what becomes of a mask', () => {
    expect(['LSTM', 'Embedding', 'Dropout', 'Conv2D', 'InputLayer'].map((name) => referenceOf(layer(name)).mask)).toEqual([
      'With `return_sequences=True` it passes a mask on; otherwise the mask ends here.',
      'With `mask_zero=True` it makes a mask for the layers behind it.',
      'It passes a mask on.',
      'A mask ends here: it is not passed on.',
      null,
    ]);
  });

  test('lists what a layer chooses, each with the condition under which it does', () => {
    const { count, weights } = referenceOf(layer('GRUCell'));
    expect(count.map(({ condition, formula }) => [condition, formula])).toEqual([
      ['use_bias=True, reset_after=True', '3 * ((input + units + 2) * units)'],
      ['use_bias=True, reset_after=False', '3 * ((input + units + 1) * units)'],
      ['use_bias=False', '3 * ((input + units) * units)'],
    ]);
    expect(weights.map(({ name, shapes }) => [name, shapes.map(({ condition }) => condition)])).toEqual([['kernel', [null]], ['recurrent_kernel', [null]], ['bias', ['use_bias=True, reset_after=True', 'use_bias=True, reset_after=False']]]);
    expect(referenceOf(layer('ReversibleEmbedding')).shapes.map(({ condition }) => condition)).toEqual([null, 'reverse=True in the call']);
    expect(referenceOf(layer('Bidirectional')).shapes.map(({ gives, condition }) => [gives, condition])).toEqual([
      ['(*lead, 2 * last)', "merge_mode='concat'"],
      ['(*lead, last)', "merge_mode='sum' or merge_mode='mul' or merge_mode='ave'"],
    ]);
  });

  test('lists what other forms of the inputs choose: another number of axes, one input more, a tensor for another argument', () => {
    expect(referenceOf(layer('PReLU')).weights[0]?.shapes).toMatchObject([
      { condition: 'shared_axes=None, an input of 4 axes', formula: '(height, width, channels)' },
      { condition: 'shared_axes=None, an input of 3 axes', formula: '(length, channels)' },
      { condition: 'shared_axes=None, an input of 5 axes', formula: '(depth, height, width, channels)' },
      { condition: 'shared_axes=[1, 2], an input of 4 axes', formula: '(1, 1, channels)' }, {}, {},
    ]);
    expect(referenceOf(layer('Attention')).shapes.slice(0, 4).map(({ condition }) => condition)).toEqual(['2 inputs of 3 axes', '2 inputs of 2 axes or 2 inputs of 4 axes', '3 inputs of 3 axes', 'return_attention_scores=True in the call, 2 inputs of 3 axes']);
    const keys = referenceOf(layer('MultiHeadAttention')).weights.find(({ name }) => name === 'key/kernel');
    expect(keys?.shapes.at(-1)).toMatchObject({ condition: 'key given', formula: '(key_features, num_heads, key_dim)' });
    expect(layerPage(layer('Resizing'))).toContain('(rows, columns, channels) → (height, width, channels)');
  });

  test('has shapes for every layer but those that only stand below others', () => {
    expect(layers.map(referenceOf).filter(({ shapes }) => shapes.length === 0).map(({ name, example }) => [name, example?.refusal?.raises])).toEqual([['Layer', 'NotImplementedError'], ['Wrapper', 'NotImplementedError']]);
    expect(layerPage(layer('Layer'))).toMatch(/Keras refuses this with a NotImplementedError: Layer computes nothing by\s+itself/);
  });
});
