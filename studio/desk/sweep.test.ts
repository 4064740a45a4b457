import { expect, test } from 'vitest';
import { Session, type Layer } from '../../src/model/index.ts';
import type { Given } from '../../src/layers/index.ts';
import { placesRead, readBy, sweepOf, unread, type SweptAxis } from './sweep.ts';

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

test('a window reads what its formula says', () => {
  const axis = first('Conv2D', { filters: 1, kernel_size: 3, strides: 2 }, [8, 8, 1]);
  expect(axis).toEqual({ n: 8, before: 0, after: 0, window: 3, gap: 1, step: 2, size: 3 });
  expect([readBy(axis, 0), readBy(axis, 2), [...unread(axis)]]).toEqual([[0, 1, 2], [4, 5, 6], [7]]);
  expect([placesRead(axis, 2, 'row'), placesRead({ ...axis, gap: 2 }, 0, 'row')]).toEqual(['rows 5 to 7', 'rows 1, 3 and 5']);
});

test('padding lies before and after', () => {
  const axis = first('Conv2D', { filters: 1, kernel_size: 3, padding: 'same' }, [5, 5, 1]);
  expect([axis.before, axis.after, axis.size, readBy(axis, 0)]).toEqual([1, 1, 5, [-1, 0, 1]]);
  expect([placesRead(axis, 0, 'row'), placesRead(axis, 4, 'column')]).toEqual(['rows 1 to 2 and 1 row of padding', 'columns 4 to 5 and 1 column of padding']);
  expect(first('Conv1D', { filters: 1, kernel_size: 3, padding: 'causal' }, [5, 1])).toMatchObject({ before: 2, after: 0 });
});

test('every output of a window lies within its input and padding', () => {
  for (const padding of ['valid', 'same']) {
    for (const [className, settings] of [['Conv2D', { filters: 1, kernel_size: [3, 5], strides: [2, 3], padding }], ['MaxPooling2D', { pool_size: 3, padding }], ['DepthwiseConv2D', { kernel_size: 3, dilation_rate: 2, padding }]] as const) {
      const axes = sweepOf(made(className, settings, [17, 16, 2])) ?? [];
      expect(axes.length).toBe(2);
      for (const axis of axes) {
        const last = readBy(axis, axis.size - 1).at(-1) ?? 0;
        expect(last).toBeLessThan(axis.n + axis.after);
        expect(readBy(axis, 0)[0]).toBe(0 - axis.before);
      }
    }
  }
});

test.each<[string, Given, readonly number[]]>([
  ['Dense', { units: 2 }, [4]],
  ['Conv2DTranspose', { filters: 1, kernel_size: 3 }, [4, 4, 1]],
  ['Conv3D', { filters: 1, kernel_size: 3 }, [8, 8, 8, 1]],
  ['Conv2D', { filters: 1, kernel_size: 30 }, [8, 8, 1]],
  ['GlobalMaxPooling2D', {}, [4, 4, 1]],
])('%s %o has no picture', (className, settings, shape) => {
  expect(sweepOf(made(className, settings, shape))).toBeUndefined();
});
