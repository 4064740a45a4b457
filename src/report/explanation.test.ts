import { describe, expect, it } from 'vitest';
import { Functional, Sequential, Session } from '../model/index.ts';
import { explain, explanationData, explanationText, type ExplainedLayer, type ExplainedNumber } from './index.ts';
import { tutorial } from './tutorial.fixture.ts';

const layerOf = (layers: readonly ExplainedLayer[], name: string): ExplainedLayer => {
  const found = layers.find((layer) => layer.name === name);
  if (!found) throw new Error(`no layer ${name}`);
  return found;
};

const shown = ({ label, formula, numbers, answer }: ExplainedNumber): readonly string[] => [label, formula, numbers, answer];

describe('the explanation of the tutorial network', () => {
  const data = explanationData(tutorial());

  it('derives every size of a convolution', () => {
    expect(layerOf(data.layers, 'conv2d').sizes.map(shown)).toEqual([
      ['height and width', 'floor((n - reach) / strides) + 1', 'floor((28 - 3) / 1) + 1', '26'],
      ['channels', 'filters', '32', '32'],
    ]);
  });

  it('derives every count', () => {
    const parameters = (name: string): ExplainedNumber => layerOf(data.layers, name).parameters ?? { ...NOTHING };
    expect(shown(parameters('conv2d')).slice(2)).toEqual(['(3 * 3 * 1 + 1) * 32', '320']);
    expect(shown(parameters('dense')).slice(2)).toEqual(['1024 * 256 + 256', '262,400']);
    expect(layerOf(data.layers, 'conv2d_3').weights.map(({ count }) => shown(count).slice(2))).toEqual([['3 * 3 * 64 * 64', '36,864'], ['64', '64']]);
    expect(layerOf(data.layers, 'dropout').parameters).toBeNull();
  });

  it('says which settings were chosen', () => {
    const settings = layerOf(data.layers, 'max_pooling2d').settings.map(({ name, value, isDefault }) => [name, value, isDefault]);
    expect(settings).toEqual([['pool_size', '(2, 2)', true], ['strides', '(2, 2)', true], ['padding', "'valid'", true], ['data_format', "'channels_last'", true]]);
    expect(layerOf(data.layers, 'conv2d_1').settings.filter(({ isDefault }) => !isDefault).map(({ name }) => name)).toEqual(['filters', 'kernel_size', 'activation']);
  });

  it('sums up group by group', () => {
    expect(data.groups.map(({ title, sum, counts, gives }) => [title, sum, counts.total, gives])).toEqual([
      ['The first group', '320 + 9,248', 9568, '(None, 12, 12, 32)'],
      ['The second group', '18,496 + 36,928', 55424, '(None, 4, 4, 64)'],
      ['The third group', '262,400 + 2,570', 264970, '(None, 10)'],
    ]);
  });

  it('ends with where the parameters come from', () => {
    expect(data.shares.slice(0, 2)).toEqual([{ id: 'dense', params: 262400, percent: 79.524 }, { id: 'conv2d_3', params: 36928, percent: 11.191 }]);
    expect(data.conclusion).toBe('Of the 329,962 parameters, 262,400 (79.5%) are in dense: 1024 * 256 + 256 = 262,400. Next come conv2d_3 (11.2%) and conv2d_2 (5.6%).');
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  const NOTHING: ExplainedNumber = { label: '', formula: '', numbers: '', answer: '', latex: { formula: '', numbers: '', answer: '' }, value: null };
});

describe('the text of an explanation', () => {
  const whole = explain(tutorial()) ?? '';

  it('holds the formulas, the numbers and the answers', () => {
    for (const line of ['= floor((28 - 3) / 1) + 1 = 26', '= (3 * 3 * 1 + 1) * 32 = 320', '1024 * 256 + 256 = 262,400', 'The first group: 320 + 9,248 = 9,568 parameters, giving (None, 12, 12, 32).']) expect(whole).toContain(line);
  });

  it('stays within the width', () => {
    for (const width of [60, 80, 100]) {
      const lines = (explanationText(explanationData(tutorial()), { width }) ?? '').split('\n');
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  it('is the same text under its colours', () => {
    const paint = (text: string): string => `\x1b[1m${text}\x1b[0m`;
    const painted = explanationText(explanationData(tutorial()), { painter: { title: paint, name: paint, number: paint, muted: paint } }) ?? '';
    expect(painted).not.toBe(whole);
    expect(painted.replaceAll('\x1b[1m', '').replaceAll('\x1b[0m', '')).toBe(whole);
  });

  it('tells one layer in full, or says that there is none', () => {
    const one = explain(tutorial(), { layer: 'conv2d_3' }) ?? '';
    expect(one).toMatch(/^conv2d_3 \(Conv2D\) .* mnist_cnn.py:23\n/);
    expect(one).toContain('bias_constraint = None');
    expect(explain(tutorial(), { layer: 'conv2d_9' })).toBeUndefined();
  });

  it('has the same numbers as Markdown', () => {
    const markdown = explain(tutorial(), { format: 'markdown' });
    expect(markdown).toContain('- height and width: `floor((n - reach) / strides) + 1 = floor((28 - 3) / 1) + 1 = 26`');
    expect(markdown).toContain('**The first group**: 320 + 9,248 = 9,568 parameters, giving `(None, 12, 12, 32)`.');
  });
});

describe('less usual networks', () => {
  it.each([
    // What TensorFlow adds for `same`: an odd total has the larger half behind. tf.nn's documentation of "SAME" padding.
    { size: 12, kernel: 3, strides: 2, padding: [['height and width', 0, 1]] },
    { size: 28, kernel: 3, strides: 1, padding: [['height and width', 1, 1]] },
    { size: 28, kernel: [5, 2], strides: 1, padding: [['height', 2, 2], ['width', 0, 1]] },
    { size: 5, kernel: 1, strides: 2, padding: [['height and width', 0, 0]] },
  ])('says on which side `same` pads: $size, $kernel, $strides', ({ size, kernel, strides, padding }) => {
    const session = new Session();
    const model = new Sequential(session, [session.input({ shape: [size, size, 3] }), session.layer('Conv2D', { filters: 4, kernel_size: kernel, strides, padding: 'same' })]);
    expect(explanationData(model).layers[0]?.padding.map(({ axis, before, after }) => [axis, before.value, after.value])).toEqual(padding);
  });

  it('gives an expression for a named size and None for an unnamed one', () => {
    const session = new Session();
    const model = new Sequential(session, [session.input({ shape: [{ kind: 'size', size: { kind: 'name', name: 'H' } }, null, 3] }), session.layer('Conv2D', { filters: 8, kernel_size: 7, strides: 2 })]);
    expect(explanationData(model).layers[0]?.sizes.map(({ label, numbers, value }) => [label, numbers, value])).toEqual([
      ['height', 'floor((H - 7) / 2) + 1', 'floor((H - 7) / 2) + 1'],
      ['width', 'floor((None - 7) / 2) + 1', null],
      ['channels', '8', 8],
    ]);
  });

  it('tells the layers inside a model, and a shared layer once', () => {
    const session = new Session();
    const inner = new Sequential(session, [session.input({ shape: [8] }), session.layer('Dense', { units: 8 })], 'block');
    const input = session.input({ shape: [8] });
    const once = inner.call([input]).output;
    const model = new Functional(session, { inputs: input, outputs: inner.call([once]).output, name: 'twice' });
    const data = explanationData(model);
    expect(data.layers.map(({ id, level }) => [id, level])).toEqual([['input_layer_1', 0], ['block', 0], ['block/dense', 1]]);
    expect(data.counts).toEqual({ total: 72, trainable: 72, nonTrainable: 0 });
    expect(layerOf(data.layers, 'block').from).toEqual([{ layer: 'input_layer_1', call: 0, tensor: 0 }, { layer: 'block', call: 0, tensor: 0 }]);
  });

  it('says why a size cannot be told', () => {
    const session = new Session();
    const model = new Sequential(session, [session.input({ shape: [4, 4, 1] }), session.layer('Conv2D', { filters: 4, kernel_size: 5 }), session.layer('Flatten')]);
    const [conv] = explanationData(model).layers;
    expect(conv?.sizes[0]).toMatchObject({ numbers: 'floor((4 - 5) / 1) + 1', answer: '0', value: null });
    expect(explain(model)).toContain('cannot be told');
    expect(conv?.parameters?.answer).toBe('104');
  });
});
