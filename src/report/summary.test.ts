import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Functional, Sequential, Session } from '../model/index.ts';
import { readRecorded } from './recorded.fixture.ts';
import { csvSummary, jsonText, keras2Text, summary, summaryJson, summaryOf } from './index.ts';
import { tutorial } from './tutorial.fixture.ts';

const terminals = readRecorded('conformance/summaries/terminals.json.gz') as Record<string, { models: Record<string, { text: string }> }>;
const spaced = (readRecorded('conformance/summaries/keras2.json.gz') as { models: Record<string, Record<string, { lines: readonly string[] }>> }).models;

describe('the summary of the tutorial network', () => {
  it('is the text that Keras printed', () => {
    expect(summary(tutorial())).toBe(terminals['pipe']?.models['seq_mnist_cnn']?.text);
    expect(summary(tutorial(), { terminalWidth: 120 })).toBe(terminals['pipe_columns120']?.models['seq_mnist_cnn']?.text);
    expect(summary(tutorial(), { palette: '256' })).toBe(terminals['tty80_xterm256']?.models['seq_mnist_cnn']?.text.replaceAll('\r\n', '\n'));
  });

  it('is the text that tf-keras printed', () => {
    expect(keras2Text(summaryOf(tutorial()), { form: 'spaced' })).toBe(`${spaced['seq_mnist_cnn']?.['default']?.lines.join('\n')}\n`);
  });

  it('is one line a layer as CSV', () => {
    const lines = csvSummary([summaryOf(tutorial())]).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['model,name,class,level,output_shape,params,trainable,connected_to', 'sequential,conv2d,Conv2D,0,"(None, 26, 26, 32)",320,true,']);
    expect(lines).toHaveLength(14);
  });

  it('is a table as Markdown', () => {
    const lines = summary(tutorial(), { style: 'markdown' }).split('\n');
    expect(lines[0]).toBe('## sequential');
    expect(lines.find((line) => line.includes('`dense`'))?.replace(/ +/g, ' ')).toBe('| `dense` | Dense | `(None, 256)` | 262,400 |');
    expect(lines).toContain('- Total parameters: **329,962** (1.26 MB)');
  });
});

describe('what cannot be told', () => {
  const broken = (): Sequential =>
    tutorial((session, layers) => {
      layers[5] = session.layer('Conv2D', { filters: 64, kernel_size: 15 });
    });

  it('makes the total unknown, not smaller', () => {
    const { totals } = summaryOf(broken());
    expect(totals.total.bytes).toBeNull();
    expect(summary(broken())).toContain(' Total params: ?\n');
    const [model] = summaryJson([broken()], []).models;
    expect(model?.total_params).toBeNull();
    expect(model?.layers.map(({ params }) => params)).toEqual([320, 9248, 0, 0, 18496, 921664, 0, 0, 0, null, 0, 2570]);
  });

  // Recorded as seq_unbuilt: Keras prints 0 for what does not exist yet.
  it('is 0 in the text of Keras and null in JSON while a layer has no input', () => {
    const session = new Session();
    const model = new Sequential(session, [session.layer('Dense', { units: 4 }), session.layer('Dropout', { rate: 0.5 })]);
    expect(summary(model)).toContain('│ dense (Dense)                   │ ?                      │   0 (unbuilt) │');
    expect(summary(model)).toContain(' Total params: 0 (0.00 B)');
    const [document] = summaryJson([model], []).models;
    expect([document?.total_params, document?.layers.map(({ params }) => params)]).toEqual([null, [null, 0]]);
  });
});

describe('the JSON', () => {
  interface JsonSchema {
    readonly $defs: Readonly<Record<string, { readonly required: readonly string[]; readonly properties: Readonly<Record<string, unknown>> }>>;
  }
  const schema = JSON.parse(readFileSync(new URL('../../docs/summary.schema.json', import.meta.url), 'utf8')) as JsonSchema;

  /** Every required property is there, and none that the schema does not know. */
  function fits(value: object | undefined, name: string): void {
    const keys = Object.keys(value ?? {});
    const { required = [], properties = {} } = schema.$defs[name] ?? {};
    expect(required.filter((key) => !keys.includes(key)), name).toEqual([]);
    expect(keys.filter((key) => !Object.hasOwn(properties, key)), name).toEqual([]);
  }

  it('has the properties that its schema documents', () => {
    const session = new Session();
    const inner = new Sequential(session, [session.input({ shape: [4] }), session.layer('Dense', { units: 2 })], 'inner');
    const input = session.input({ shape: [4] });
    const model = new Functional(session, { inputs: input, outputs: inner.call([input]).output });
    const document = summaryJson([model], tutorial((own, layers) => void (layers[0] = own.layer('Conv2D', { filters: 0, kernel_size: 3, input_shape: [28, 28, 1] }))).allIssues);
    fits(document, 'document');
    const [first] = document.models;
    fits(first, 'model');
    const nested = first?.layers[1];
    fits(nested, 'layer');
    fits(nested?.layers?.[0], 'layer');
    fits(nested?.layers?.[0]?.weights[0], 'weight');
    fits(nested?.inbound[0], 'connection');
    expect(document.issues.length).toBeGreaterThan(0);
    fits(document.issues[0], 'issue');
  });

  it('holds a layer as Keras has it', () => {
    const [model] = summaryJson([tutorial()], []).models;
    expect(model).toMatchObject({ name: 'sequential', class: 'Sequential', total_params: 329962, trainable_params: 329962, non_trainable_params: 0 });
    expect(model?.layers[0]).toMatchObject({
      name: 'conv2d', class: 'Conv2D', group: 'The first group', params: 320, trainable_params: 320, non_trainable_params: 0,
      settings: { filters: 32, kernel_size: [3, 3], strides: [1, 1], padding: 'valid', activation: 'relu', use_bias: true, dtype: 'float32' },
      input_shapes: [[null, 28, 28, 1]], output_shapes: [[null, 26, 26, 32]],
      weights: [{ name: 'kernel', shape: [3, 3, 1, 32], dtype: 'float32', trainable: true }, { name: 'bias', shape: [32], dtype: 'float32', trainable: true }],
      inbound: [{ layer: 'input_layer', call: 0, tensor: 0 }],
    });
  });

  it('writes counts beyond 2^53 in full', () => {
    expect(jsonText({ count: 9007199254740993n, list: [], none: undefined, text: 'a"b' })).toBe('{\n  "count": 9007199254740993,\n  "list": [],\n  "text": "a\\"b"\n}');
    expect(jsonText([{ a: 1 }, null], 'line')).toBe('[{"a":1},null]');
  });
});
