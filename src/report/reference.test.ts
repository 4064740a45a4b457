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
});
