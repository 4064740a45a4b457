import { expect, test } from 'vitest';
import { Functional, Sequential, Session, type Model } from '../../src/model/index.ts';
import { explanationFor, networkFor } from '../desk/derived.ts';
import { branched, tutorial } from '../desk/networks.fixture.ts';
import { picturesOf } from '../desk/pictures.ts';
import { pageOf } from './page.ts';

const page = (model: Model): string => pageOf({ explained: explanationFor(model), nodes: networkFor(model).nodes, pictures: Object.fromEntries(networkFor(model).nodes.map(({ id, layer }) => [id, picturesOf(layer)])), diagram: '<svg></svg>', styles: '', typeset: (latex) => `<math>${latex.length}</math>`, tone: () => 'blue' });

// Numbers from `model.summary()` of Keras 3.15.1.
test('a page tells every layer with its numbers, its groups and its pictures', () => {
  const html = page(tutorial());
  expect(html.match(/<section /g)?.length).toBe(12);
  expect(['329,962', '(None, 4, 4, 64)', 'The second group', '18,496 + 36,928', 'Output 13, 13 reads rows 13 to 15', 'features down, units across'].filter((words) => !html.includes(words))).toEqual([]);
  expect(page(branched())).toContain('id="stem%2Fconv2d"');
});

test('names are text, whatever they hold, and nothing is asked for', () => {
  const session = new Session();
  const input = session.input({ shape: [4] });
  const html = page(new Functional(session, { inputs: input, outputs: session.layer('Dense', { units: 2, name: '<img src=x onerror=1>"&' }).call([input]).output, name: '</title><script>' }));
  expect([/<script|<img|https?:/.test(html), html.includes('&#60;img')]).toEqual([false, true]);
});

test('a network without shapes has a page as well', () => {
  const session = new Session();
  expect(page(new Sequential(session, [session.layer('Dense', { units: 4 })]))).toContain('<code>?</code>');
});

test('a long formula is written in lines that fit a sheet of paper', () => {
  const session = new Session();
  const input = session.input({ shape: [8, 16] });
  const html = page(new Functional(session, { inputs: input, outputs: session.layer('MultiHeadAttention', { num_heads: 2, key_dim: 4 }).call([input, input]).output }));
  expect(html).toContain('<p><code>(features + 1) * num_heads * key_dim + ');
  expect(html).toContain('num_heads sheets');
});
