import { describe, expect, it } from 'vitest';
import { keras2Text } from './keras2-text.ts';
import { readRecorded, summaryDataOf, type RecordedModel } from './recorded.fixture.ts';
import type { SummaryData, SummaryRow } from './summary-data.ts';

const { models } = readRecorded('conformance/summaries/keras3.json.gz') as { models: readonly RecordedModel[] };
const spaced = (readRecorded('conformance/summaries/keras2.json.gz') as {
  models: Record<string, Record<string, { args: { line_length?: number; expand_nested?: boolean; show_trainable?: boolean }; lines: readonly string[] }>>;
}).models;

describe('the spaced text of tf-keras', () => {
  it.each(Object.entries(spaced).filter(([name]) => models.some((model) => model.name === name)))('%s', (name, texts) => {
    const model = models.find((one) => one.name === name);
    if (!model) throw new Error(`${name} is not recorded`);
    for (const [call, { args, lines }] of Object.entries(texts)) {
      const options = { form: 'spaced', ...(args.line_length === undefined ? {} : { lineLength: args.line_length }), expandNested: args.expand_nested === true, showTrainable: args.show_trainable === true } as const;
      expect(keras2Text(summaryDataOf(model), options), call).toBe(`${lines.join('\n')}\n`);
    }
  });
});

const row = (name: string, className: string, outputShape: string, params: number, connectedTo: SummaryRow['connectedTo'] = []): SummaryRow => ({
  name, className, level: 0, outputShape, params, built: true, trainable: true, hasWeights: params > 0, connectedTo,
});

const data = (rows: readonly SummaryRow[], count: number, connected = false): SummaryData => ({
  name: 'sequential', connected, rows,
  totals: { total: { count, bytes: 4 * count }, trainable: { count, bytes: 4 * count }, nonTrainable: { count: 0, bytes: 0 } },
});

describe('the ruled text of Keras 2', () => {
  // The table that the tutorial prints.
  it('cuts a name at its column', () => {
    const rows = [row('conv2d_3', 'Conv2D', '(None, 8, 8, 64)', 36928), row('max_pooling2d_1', 'MaxPooling2D', '(None, 4, 4, 64)', 0), row('dense', 'Dense', '(None)', 262400)];
    expect(keras2Text(data(rows, 299328))).toBe(`Model: "sequential"
_________________________________________________________________
Layer (type)                 Output Shape              Param #   
=================================================================
conv2d_3 (Conv2D)            (None, 8, 8, 64)          36928     
_________________________________________________________________
max_pooling2d_1 (MaxPooling2 (None, 4, 4, 64)          0         
_________________________________________________________________
dense (Dense)                (None,)                   262400    
=================================================================
Total params: 299,328
Trainable params: 299,328
Non-trainable params: 0
_________________________________________________________________
`);
  });

  // As tf.keras 2.4 prints a residual connection.
  it('gives every further connection a line of its own', () => {
    const from = (layer: string) => ({ layer, call: 0, tensor: 0 });
    const rows = [row('input_1', 'InputLayer', '(None, 32, 32, 3)', 0), row('batch_normalization', 'BatchNormalization', '(None, 32, 32, 3)', 12, [from('input_1')]), row('add', 'Add', '(None, 32, 32, 3)', 0, [from('input_1'), from('batch_normalization')])];
    const lines = keras2Text(data(rows, 12, true)).split('\n');
    expect(lines.slice(1, 10)).toEqual([
      '_'.repeat(98),
      'Layer (type)                    Output Shape         Param #     Connected to                     ',
      '='.repeat(98),
      'input_1 (InputLayer)            [(None, 32, 32, 3)]  0                                            ',
      '_'.repeat(98),
      'batch_normalization (BatchNorma (None, 32, 32, 3)    12          input_1[0][0]                    ',
      '_'.repeat(98),
      'add (Add)                       (None, 32, 32, 3)    0           input_1[0][0]                    ',
      '                                                                 batch_normalization[0][0]        ',
    ]);
  });
});
