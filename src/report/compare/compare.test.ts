// Layers are matched by what they are and how they are connected: what was done to a network is what is told, and nothing else.

import { describe, expect, test } from 'vitest';
import type { Given } from '../../layers/index.ts';
import { Functional, Sequential, Session, withChanges, type Change, type Model, type Tensor } from '../../model/index.ts';
import { diff } from './compare.ts';
import type { ComparedRow, Comparison } from './comparison-data.ts';
import { comparisonText, verdictText } from './comparison-text.ts';
import { misfits } from '../json-schema.fixture.ts';

type Part = readonly [string, Given?];

/** A stack of layers over pictures, with automatic names unless they are given. */
function stack(...parts: readonly Part[]): Sequential {
  const session = new Session();
  return new Sequential(session, [session.input({ shape: [32, 32, 3] }), ...parts.map(([name, given]) => session.layer(name, given ?? {}))]);
}

const conv = (filters: number, given: Given = {}): Part => ['Conv2D', { filters, kernel_size: 3, padding: 'same', ...given }];
const dense = (units: number): Part => ['Dense', { units }];
const plain: readonly Part[] = [conv(8), conv(8), ['MaxPooling2D'], conv(16), conv(16), ['Flatten'], dense(10)];

/** What became of each layer, in a word. */
const told = ({ rows }: Comparison): string => rows.map(({ kind, a, b }) => (kind === 'same' || kind === 'follows' ? kind : `${kind} ${(b ?? a)?.class}`)).join(', ');

describe('what was done is what is told', () => {
  test('nothing', () => {
    const compared = diff(stack(...plain), stack(...plain));
    expect(compared.equal).toBe(true);
    expect(told(compared)).toBe('same, same, same, same, same, same, same');
    expect(comparisonText(compared)).toContain('The networks are the same, layer by layer.');
  });

  test('a layer put in, though all names behind it shift', () => {
    const changed = [...plain.slice(0, 2), conv(8), ...plain.slice(2)];
    expect(told(diff(stack(...plain), stack(...changed)))).toBe('same, same, added Conv2D, same, same, same, same, same');
    expect(told(diff(stack(...changed), stack(...plain)))).toBe('same, same, removed Conv2D, same, same, same, same, same');
  });

  test('a setting, and what follows from it', () => {
    const compared = diff(stack(...plain), stack(...plain.slice(0, 3), conv(24), ...plain.slice(4)));
    expect(told(compared)).toBe('same, same, same, changed Conv2D, follows, same, same');
    const [row] = compared.rows.filter(({ kind }) => kind === 'changed');
    expect(row?.settings).toEqual([{ name: 'filters', a: '16', b: '24' }]);
    // (3 * 3 * 8 + 1) * 24 and (3 * 3 * 8 + 1) * 16.
    expect([row?.a?.params, row?.b?.params]).toEqual([1168, 1752]);
  });

  test('the first and the last layer at once', () => {
    const changed = [conv(12), ...plain.slice(1, -1), dense(3)];
    expect(told(diff(stack(...plain), stack(...changed)))).toBe('changed Conv2D, follows, same, same, same, same, changed Dense');
  });

  test('another class in the same place', () => {
    const changed = plain.map((part): Part => (part[0] === 'MaxPooling2D' ? ['AveragePooling2D', { pool_size: 2 }] : part));
    expect(told(diff(stack(...plain), stack(...changed)))).toBe('same, same, replaced AveragePooling2D, same, same, same, same');
  });

  test('a layer moved', () => {
    const a = [conv(8), ['BatchNormalization'] as const, ['ReLU'] as const, conv(16), ['Flatten'] as const, dense(4)];
    const b = [conv(8), ['ReLU'] as const, ['BatchNormalization'] as const, conv(16), ['Flatten'] as const, dense(4)];
    const compared = diff(stack(...a), stack(...b));
    expect(compared.equal).toBe(false);
    expect(compared.rows.filter(({ kind }) => kind === 'same')).toHaveLength(5);
    expect(compared.rows.filter(({ kind }) => kind !== 'same').map(({ kind, a: was, b: is }) => [kind, was?.class, is?.class])).toEqual([['moved', 'BatchNormalization', 'BatchNormalization']]);
  });

  test('another input', () => {
    const session = new Session();
    const other = new Sequential(session, [session.input({ shape: [64, 64, 3] }), ...plain.map(([name, given]) => session.layer(name, given ?? {}))]);
    const compared = diff(stack(...plain), other);
    expect(compared.rows.every(({ kind }) => kind === 'follows')).toBe(true);
    expect(verdictText(compared)).toContain('The input is (None, 64, 64, 3) float32 in place of (None, 32, 32, 3) float32.');
  });

  test('names alone are no difference, but are told', () => {
    const compared = diff(stack(conv(8, { name: 'first' })), stack(conv(8, { name: 'begin' })));
    expect([compared.equal, compared.rows[0]?.renamed]).toEqual([true, { a: 'first', b: 'begin' }]);
  });

  test('of layers that are the same, names say which was put in', () => {
    const named = (...names: readonly string[]): Sequential => stack(...names.map((name) => conv(3, { name })));
    const compared = diff(named('a1', 'a2', 'a3'), named('a1', 'a1b', 'a2', 'a3'));
    expect(compared.rows.find(({ kind }) => kind === 'added')?.b?.name).toBe('a1b');
  });
});

/** Two ways and their sum; `swap` is the order in which they are added. */
function branches(second: Given, swap = false, more: readonly Part[] = []): Functional {
  const session = new Session();
  const input = session.input({ shape: [16, 16, 4] });
  const put = (x: Tensor | readonly Tensor[], [name, given]: Part): Tensor => session.layer(name, given ?? {}).call([x]).output as Tensor;
  const a = put(input, conv(4));
  const b = more.reduce(put, put(input, ['Conv2D', { filters: 4, kernel_size: 1, ...second }]));
  return new Functional(session, { inputs: input, outputs: put(put(swap ? [b, a] : [a, b], ['Concatenate']), ['ReLU']) });
}

describe('graphs', () => {
  test('a layer put into one of two ways', () => {
    const compared = diff(branches({}), branches({}, false, [['BatchNormalization']]));
    expect(compared.rows.map(({ kind, b }) => [kind, b?.class])).toEqual([['same', 'Conv2D'], ['same', 'Conv2D'], ['added', 'BatchNormalization'], ['same', 'Concatenate'], ['same', 'ReLU']]);
  });

  test('ways that change places', () => {
    const compared = diff(branches({}), branches({}, true));
    expect(compared.rows.find(({ b }) => b?.class === 'Concatenate')?.rewired).toEqual({ a: ['conv2d', 'conv2d_1'], b: ['conv2d_1', 'conv2d'] });
    expect(compared.equal).toBe(false);
  });

  test('a model inside is compared layer by layer', () => {
    const around = (filters: number): Functional => {
      const session = new Session();
      const inner = new Sequential(session, [session.input({ shape: [16, 16, 4] }), session.layer('Conv2D', { filters, kernel_size: 1 }), session.layer('ReLU')], 'block');
      const input = session.input({ shape: [16, 16, 4] });
      return new Functional(session, { inputs: input, outputs: inner.call([input]).output });
    };
    const { rows, equal } = diff(around(4), around(6));
    expect(equal).toBe(false);
    expect(rows.map(({ kind, inside }) => [kind, inside.map((one) => one.kind)])).toEqual([['changed', ['changed', 'follows']]]);
    expect(diff(around(4), around(4)).equal).toBe(true);
  });

  test('a stack and a graph of the same layers are the same', () => {
    const session = new Session();
    const input = session.input({ shape: [32, 32, 3] });
    const output = plain.reduce<Tensor>((x, [name, given]) => session.layer(name, given ?? {}).call([x]).output as Tensor, input);
    expect(diff(stack(...plain), new Functional(session, { inputs: input, outputs: output })).equal).toBe(true);
  });

  test('what is not known is never equal', () => {
    const session = (): Model => {
      const own = new Session();
      return new Sequential(own, [own.input({ shape: [{ kind: 'unknown', because: 'it is read from a file' }, 8] }), own.layer('Flatten'), own.layer('Dense', { units: 2 })]);
    };
    const compared = diff(session(), session());
    expect(compared.equal).toBe(false);
    expect(verdictText(compared)).toContain('Not known, so that nothing can be said for certain');
  });
});

/** A long network of blocks that all look alike, and changes in it. */
function long(blocks: number): Sequential {
  return stack(...Array.from({ length: blocks }, (): readonly Part[] => [conv(8), ['BatchNormalization'], ['ReLU']]).flat(), ['GlobalAveragePooling2D'], dense(10));
}

describe('long networks', () => {
  const changes: readonly Change[] = [
    { kind: 'set', layer: 'conv2d', setting: 'strides', value: 2 },
    { kind: 'insert', before: 'conv2d_300', class: 'Dropout', settings: { rate: 0.5 } },
    { kind: 'set', layer: 'dense', setting: 'units', value: 7 },
  ];

  test('2,000 layers with changes at both ends and in the middle', () => {
    const before = long(660);
    const { rows } = diff(before, withChanges(before, changes));
    const kinds = (kind: ComparedRow['kind']): readonly (string | undefined)[] => rows.filter((row) => row.kind === kind).map(({ b }) => b?.class);
    expect([kinds('changed'), kinds('added'), kinds('removed'), kinds('moved'), kinds('replaced')]).toEqual([['Conv2D', 'Dense'], ['Dropout'], [], [], []]);
  });

  test('the work grows with the length', () => {
    const clock = (blocks: number): number => {
      const before = long(blocks);
      const behind = withChanges(before, [changes[0], changes[2]].filter((one) => one !== undefined));
      const start = performance.now();
      diff(before, behind);
      return performance.now() - start;
    };
    clock(200);
    // Ten times the layers: a hundred times the work would be square. A busy machine may be several times slower at one moment.
    expect(clock(4000)).toBeLessThan(Math.max(60 * clock(400), 2000));
  });
});

test('the data is as its schema documents it', () => {
  for (const compared of [diff(stack(...plain), stack(...plain.slice(1))), diff(branches({}), branches({ use_bias: false }, true))]) {
    expect(misfits('diff.schema.json', compared)).toEqual([]);
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
  }
});

test('no line is wider than asked for', () => {
  for (const width of [60, 80, 120]) expect(comparisonText(diff(stack(...plain), stack(...plain.slice(2), conv(9))), { width, all: true }).split('\n').filter((line) => line.length > width)).toEqual([]);
});
