import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Given } from '../../src/layers/index.ts';
import { Session, type Layer } from '../../src/model/index.ts';
import { shownOf, sweepPicture } from '../layout/sweep-picture.ts';
import { sweepNotes, sweepWords } from './sweep-words.ts';
import { covered, outside, placesCovered, placesOf, uncovered, windowsOf, type SweptAxis } from './sweep.ts';
import { sweepOf } from './swept-axes.ts';

function made(className: string, settings: Given, shape: readonly number[]): Layer {
  const session = new Session();
  const layer = session.layer(className, settings);
  layer.call([session.input({ shape: [...shape] })]);
  return layer;
}

function first(className: string, settings: Given, shape: readonly number[]): SweptAxis {
  const [axis] = sweepOf(made(className, settings, shape)) ?? [];
  if (!axis) throw new Error(`${className} has no window`);
  return axis;
}

/** For every output the places of the input that it reads. */
function readsOf(axis: SweptAxis): readonly (readonly number[])[] {
  const reads = Array.from({ length: axis.size }, () => new Set<number>());
  for (let number = 0; number < windowsOf(axis); number++) {
    for (const place of covered(axis, number)) {
      const [output, input] = axis.paints ? [place, number] : [number, place];
      if (input >= 0 && input < axis.n) reads[output]?.add(input);
    }
  }
  return reads.map((places) => [...places].toSorted((a, b) => a - b));
}

interface Recorded {
  readonly class: string;
  readonly given: Given;
  readonly n: number;
  readonly reads: readonly (readonly number[])[];
}

// Recorded from Keras 3.15.1 by conformance/record_windows.py: which inputs change which outputs.
const recorded = readFileSync(new URL('../../conformance/windows.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Recorded);

test.each([...new Set(recorded.map((one) => one.class))])('%s reads what Keras reads', (className) => {
  const cases = recorded.filter((one) => one.class === className);
  const isFlat = className.endsWith('2DTranspose');
  const spread = (given: Given): Given => Object.fromEntries(Object.entries(given).map(([name, value]) => [name, isFlat && typeof value === 'number' ? [name === 'output_padding' ? 0 : 1, value] : value]));
  const filters = /^(?:Conv|Separable)/.test(className) ? { filters: 1 } : {};
  const wrong = cases.flatMap(({ given, n, reads }) => {
    const axis = sweepOf(made(className, { ...filters, ...spread(given) }, isFlat ? [1, n, 1] : [n, 1]))?.at(-1);
    // An output without any place is no picture.
    if (reads.length === 0 && !axis) return [];
    return axis && JSON.stringify(readsOf(axis)) === JSON.stringify(reads) ? [] : [{ given, n, reads, ours: axis && readsOf(axis) }];
  });
  expect(wrong).toEqual([]);
  expect(cases.length).toBeGreaterThan(5);
});

test('a window in words, with what it misses', () => {
  const axis = first('Conv2D', { filters: 1, kernel_size: 3, strides: 2 }, [8, 8, 1]);
  expect(axis).toEqual({ n: 8, before: 0, window: 3, gap: 1, step: 2, size: 3, paints: false });
  expect([covered(axis, 0), [...uncovered(axis)]]).toEqual([[0, 1, 2], [7]]);
  expect([placesCovered(axis, 2, 'row'), placesCovered({ ...axis, gap: 2 }, 0, 'row')]).toEqual(['rows 5 to 7', 'rows 1, 3 and 5']);
  expect(sweepNotes([axis, axis])).toEqual(['1 row and 1 column of the input are never read.']);
  expect(sweepNotes([axis])).toEqual(['1 step of the input is never read.']);
});

test('padding lies before and after', () => {
  const axis = first('Conv2D', { filters: 1, kernel_size: 3, padding: 'same' }, [5, 5, 1]);
  expect([axis.before, outside(axis), covered(axis, 0)]).toEqual([1, { before: 1, after: 1 }, [-1, 0, 1]]);
  expect([placesCovered(axis, 0, 'row'), placesCovered(axis, 4, 'column')]).toEqual(['rows 1 to 2 and 1 row of padding', 'columns 4 to 5 and 1 column of padding']);
  expect(outside(first('Conv1D', { filters: 1, kernel_size: 3, padding: 'causal' }, [5, 1]))).toEqual({ before: 2, after: 0 });
});

test('a transposed convolution paints, and says what is cut off or never reached', () => {
  const axes = sweepOf(made('Conv2DTranspose', { filters: 1, kernel_size: 3, strides: 2, padding: 'same' }, [4, 4, 1])) ?? [];
  expect(axes[0]).toEqual({ n: 4, size: 8, window: 3, gap: 1, step: 2, before: 0, paints: true });
  expect(sweepWords(axes, [3, 0])).toEqual({ subject: 'Input 4, 1', rest: 'paints rows 7 to 8 and 1 row that is cut off, columns 1 to 3 of the output.' });
  expect(sweepNotes(sweepOf(made('Conv1DTranspose', { filters: 1, kernel_size: 1, strides: 2 }, [4, 1])) ?? [])).toEqual(['4 steps of the output are reached by no input: there is nothing but the bias.']);
  const wide = sweepOf(made('Conv2DTranspose', { filters: 1, kernel_size: 5, padding: 'same' }, [4, 4, 1]))?.[0];
  expect(wide && outside(wide)).toEqual({ before: 2, after: 2 });
});

test('cropping leaves the border unread, padding reads nothing there, a volume has three axes', () => {
  const cropped = first('Cropping2D', { cropping: [[1, 2], [0, 0]] }, [6, 6, 1]);
  expect([[...uncovered(cropped)], covered(cropped, 0), outside(cropped)]).toEqual([[0, 4, 5], [1], { before: 0, after: 0 }]);
  expect(sweepWords(sweepOf(made('ZeroPadding2D', { padding: 1 }, [3, 3, 1])) ?? [], [0, 1])).toEqual({ subject: 'Output 1, 2', rest: 'reads 1 row of padding, column 1.' });
  expect(sweepWords(sweepOf(made('MaxPooling3D', { pool_size: 2 }, [4, 6, 6, 1])) ?? [], [1, 0, 2])).toEqual({ subject: 'Output 2, 1, 3', rest: 'reads slices 3 to 4, rows 1 to 2, columns 5 to 6.' });
  expect(placesOf(first('UpSampling2D', { size: 3 }, [2, 2, 1]))).toBe(6);
});

test.each<[string, Given, readonly number[]]>([
  ['Conv2D', { filters: 1, kernel_size: [3, 5], strides: [2, 3], padding: 'same' }, [17, 16, 2]],
  ['Conv2DTranspose', { filters: 1, kernel_size: 4, strides: 3, padding: 'same' }, [5, 6, 2]],
  ['Conv1D', { filters: 1, kernel_size: 3, dilation_rate: 2, padding: 'causal' }, [12, 2]],
  ['Conv2D', { filters: 1, kernel_size: 7, strides: 2 }, [224, 224, 3]],
  ['UpSampling2D', { size: 3 }, [40, 40, 1]],
  ['MaxPooling3D', { pool_size: 2 }, [8, 8, 8, 1]],
])('the picture of %s %o shows every window on its grid', (className, settings, shape) => {
  const shown = shownOf(sweepOf(made(className, settings, shape)) ?? []);
  for (const [row, column] of [[0, 0], [shown.down - 1, shown.across - 1]] as const) {
    const { marks, width, height } = sweepPicture(shown, row, column);
    const boxes = marks.flatMap((mark) => (mark.shape === 'box' ? [mark] : []));
    expect(boxes.filter(({ kind }) => kind === 'made' || kind === 'source').length).toBe(1);
    expect(boxes.filter(({ kind }) => /^(?:read|painted|padding-on|cut-on)$/.test(kind)).length).toBe(shown.rows.window * shown.columns.window);
    expect(boxes.filter((box) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height)).toEqual([]);
  }
});

test.each<[string, Given, readonly number[]]>([
  ['Dense', { units: 2 }, [4]],
  ['UpSampling2D', { size: 2, interpolation: 'bilinear' }, [4, 4, 1]],
  ['Conv2D', { filters: 1, kernel_size: 30 }, [8, 8, 1]],
  ['GlobalMaxPooling2D', {}, [4, 4, 1]],
])('%s %o has no picture', (className, settings, shape) => {
  expect(sweepOf(made(className, settings, shape))).toBeUndefined();
});
