import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drop, foldAll, frameOf, groupedFor, groupPicked, putAt, retitle, tidy, toggleFold, ungroup } from './arrange.ts';
import { arrangementFrom, PLAIN } from './arrangement.ts';
import { designOf } from './design.ts';
import { arrangementOf, deskOf, history, modelOf, rewrite, select, selectAll, undo, type Desk } from './desk.ts';
import { addLayer, rename, usualSpot } from './draw.ts';
import { drawingOf } from './folding.ts';
import { fromLink, linkOf } from './hand-on.ts';
import { branched, tutorial } from './networks.fixture.ts';
import { readScript } from './read-script.ts';

const desk = (model = tutorial() as Parameters<typeof deskOf>[0]['models'][number]): Desk => deskOf({ name: 'net.py', models: [model], remarks: [], text: null });

const drawing = (one: Desk) => drawingOf(groupedFor(one) ?? { nodes: [], edges: [], frames: [] }, arrangementOf(one).folded);
const titles = (one: Desk): readonly string[] => drawing(one).frames.map(({ title }) => title);

// Subtotals from `model.summary()` of Keras 3.15.1: 320 + 9,248, 18,496 + 36,928, 262,400 + 2,570.
test('a frame folds into one node with its subtotal, and opens again', () => {
  const first = groupedFor(desk())?.frames[0];
  const closed = toggleFold(desk(), first?.id ?? '');
  const { nodes, folds, frames, edges, flow } = drawing(closed);
  expect(folds.map(({ folded, count }) => [folded.title, folded.params, folded.gives, count])).toEqual([['The first group', '9,568', '(None, 12, 12, 32)', 4]]);
  expect([nodes.length, frames.length, flow.nodes[1]?.id]).toEqual([9, 2, first?.id]);
  expect(edges.slice(0, 2).map(({ from, to, label }) => [from, to, label])).toEqual([['input_layer', first?.id, '28 × 28 × 1'], [first?.id, 'conv2d_2', '12 × 12 × 32']]);
  expect(drawing(toggleFold(closed, first?.id ?? '')).folds).toEqual([]);
  expect(drawing(foldAll(desk())).flow.nodes.map(({ id }) => id)).toEqual(['input_layer', '#The first group', '#The second group', '#The third group']);
  expect(drawing(foldAll(foldAll(desk()))).folds).toEqual([]);
});

test('a line to a folded frame still is the line between two layers; what is added to a frame stands behind its last layer', () => {
  const { edges } = drawing(toggleFold(desk(), '#The first group'));
  expect(edges.slice(0, 2).map(({ joins }) => joins)).toEqual([{ from: 'input_layer', to: 'conv2d' }, { from: 'dropout', to: 'conv2d_2' }]);
  expect(drawing(foldAll(desk(branched()))).edges.find(({ label }) => label.includes(','))?.joins ?? null).toBeNull();
  expect(usualSpot(select(desk(), '#The first group'))).toEqual({ kind: 'after', id: 'dropout' });
});

test('selected layers become a group, which is named, folded and taken apart', () => {
  const made = groupPicked(selectAll(desk(), ['max_pooling2d', 'dropout', 'conv2d_2'])).desk;
  expect(titles(made)).toEqual(['The first group', 'The second group', 'The third group', 'Group 1']);
  expect(frameOf(made, made.selected)).toMatchObject({ title: 'Group 1', params: '18,496', layers: ['max_pooling2d', 'dropout', 'conv2d_2'] });
  expect(groupedFor(made)?.frames.slice(0, 2).map(({ params, layers }) => [params, layers.length])).toEqual([['9,568', 2], ['36,928', 3]]);
  const named = retitle(made, made.selected ?? '', 'Downsampling').desk;
  expect(titles(toggleFold(named, named.selected ?? ''))).toEqual(['The first group', 'The second group', 'The third group']);
  const apart = ungroup(named, named.selected ?? '').desk;
  expect([titles(apart), groupedFor(apart)?.nodes.find(({ id }) => id === 'conv2d_2')?.frame]).toEqual([['The first group', 'The second group', 'The third group'], null]);
  expect(history(apart).undo).toBe(3);
  expect(arrangementOf(undo(undo(undo(apart))))).toEqual(PLAIN);
});

test('a group of the script gets another name, folded or not, and is taken apart', () => {
  const closed = toggleFold(select(desk(), '#The first group'), '#The first group');
  const named = retitle(closed, '#The first group', 'Edges').desk;
  expect(drawing(named).folds.map(({ id, folded }) => [id === named.selected, folded.title, folded.params])).toEqual([[true, 'Edges', '9,568']]);
  expect(titles(ungroup(desk(), '#The second group').desk)).toEqual(['The first group', 'The third group']);
  expect(retitle(desk(), '#The first group', ' ').refused).toBe('A group needs a name.');
});

test('a nested model folds, joins a group as a whole, and is no group itself', () => {
  const nested = desk(branched());
  expect(drawing(toggleFold(nested, 'stem')).folds.map(({ folded, count }) => [folded.title, folded.params, count])).toEqual([['stem', '224', 2]]);
  const made = groupPicked(selectAll(nested, ['stem', 'conv2d_1'])).desk;
  expect(groupedFor(made)?.frames.map(({ title, kind, parent }) => [title, kind, parent])).toEqual([['stem', 'model', '#group 1'], ['Group 1', 'group', null]]);
  expect(drawing(toggleFold(made, '#group 1')).folds.map(({ count }) => count)).toEqual([3]);
  expect(ungroup(nested, 'stem').refused).toContain('a model of its own');
  expect(groupPicked(selectAll(nested, ['stem/conv2d', 'conv2d_1'])).refused).toContain('one model');
  expect(groupPicked(desk()).refused).toBe('No layer is selected.');
});

test('what is put between two layers of a group stands in it; what was renamed stays where it was', () => {
  const made = groupPicked(selectAll(desk(), ['conv2d', 'conv2d_1'])).desk;
  const more = addLayer(made, 'BatchNormalization', { kind: 'after', id: 'conv2d' }).desk;
  expect(frameOf(more, '#group 1')?.layers).toEqual(['conv2d', 'conv2d_1', 'batch_normalization']);
  const named = rename(putAt(more, { conv2d: { x: 5, y: 7 } }), 'conv2d', 'edges').desk;
  expect([frameOf(named, '#group 1')?.layers[0], arrangementOf(named).places]).toEqual(['edges', { edges: { x: 5, y: 7 } }]);
  expect(arrangementOf(tidy(named)).places).toEqual({});
  expect(arrangementOf(undo(tidy(named))).places).toEqual({ edges: { x: 5, y: 7 } });
});

test('a layer that is dropped on the canvas stays where it was dropped, and is one step', () => {
  const { desk: dropped } = drop(desk(), 'Dropout', { kind: 'after', id: 'dense_1' }, { x: 400, y: 90 });
  expect([arrangementOf(dropped).places, history(dropped).undo]).toEqual([{ dropout_3: { x: 400, y: 90 } }, 1]);
  expect(groupedFor(dropped)?.nodes.find(({ id }) => id === 'dropout_3')?.frame).toBeNull();
  expect(modelOf(undo(dropped))?.layers.length).toBe(12);
  expect(drop(desk(), 'InputLayer', { kind: 'after', id: 'dense' }, { x: 0, y: 0 }).refused).toBeNull();
});

const stack = (layers: string): string => `import keras\nfrom keras import layers\nmodel = keras.Sequential([\n    keras.Input((28, 28, 1)),\n    ${layers.split('; ').join(',\n    ')},\n])\n`;

test('how a design is drawn is kept with it, and handed on, in the names of its script', async () => {
  const opened = deskOf(readScript('net.py', stack('layers.Conv2D(4, 3); layers.Conv2D(4, 3); layers.Flatten()')));
  const put = addLayer(opened, 'Conv2D', { kind: 'after', id: 'conv2d' }).desk;
  const arranged = putAt(groupPicked(selectAll(put, ['conv2d_1', 'flatten'])).desk, { conv2d_1: { x: 1, y: 2 }, conv2d_2: { x: 3, y: 4 } });
  const design = designOf(arranged);
  // The script names its layers anew, from the first to the last.
  expect(design?.arrangement).toEqual({ groups: [{ id: 'group 1', title: 'Group 1', layers: ['conv2d_2', 'flatten'] }], folded: [], places: { conv2d_2: { x: 1, y: 2 }, conv2d_1: { x: 3, y: 4 } } });
  expect(await fromLink(await linkOf(design ?? { name: '', text: '' }))).toEqual({ name: 'net.py', text: design?.text, arrangement: design?.arrangement });
});

test('an edited script keeps what was arranged before and behind the edit', () => {
  const opened = deskOf(readScript('net.py', stack('layers.Conv2D(4, 3); layers.Conv2D(4, 3); layers.Flatten()')));
  const arranged = putAt(opened, { conv2d: { x: 1, y: 1 }, conv2d_1: { x: 2, y: 2 }, flatten: { x: 3, y: 3 } });
  const edited = rewrite(arranged, readScript('net.py', stack('layers.Conv2D(4, 3); layers.ReLU(); layers.Conv2D(4, 3); layers.Flatten()')));
  expect(arrangementOf(edited).places).toEqual({ conv2d: { x: 1, y: 1 }, conv2d_1: { x: 2, y: 2 }, flatten: { x: 3, y: 3 } });
  const more = rewrite(arranged, readScript('net.py', stack('layers.Conv2D(4, 3); layers.Conv2D(8, 3); layers.Conv2D(4, 3); layers.Flatten()')));
  expect(arrangementOf(more).places['flatten']).toEqual({ x: 3, y: 3 });
});

test('whatever is kept as an arrangement is read as one', () => {
  expect(arrangementFrom({ groups: [{ id: 'a', title: 5, layers: [] }, 3], folded: 'x', places: { a: { x: 1 }, b: { x: 1, y: 2 } } })).toEqual({ groups: [], folded: [], places: { b: { x: 1, y: 2 } } });
  fc.assert(fc.property(fc.anything(), (value) => arrangementFrom(value).folded.every((one) => typeof one === 'string')), { numRuns: 200 });
});

test('no layer is lost, whatever is grouped and folded', () => {
  const ids = groupedFor(desk(branched()))?.nodes.map(({ id }) => id) ?? [];
  const step = fc.oneof(fc.record({ kind: fc.constant('group' as const), picked: fc.subarray([...ids, 'stem'], { minLength: 1 }) }), fc.record({ kind: fc.constant('fold' as const), at: fc.nat(4) }), fc.record({ kind: fc.constant('apart' as const), at: fc.nat(4) }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let now = desk(branched());
      for (const one of steps) {
        const id = 'at' in one ? (groupedFor(now)?.frames[one.at]?.id ?? '') : '';
        now = one.kind === 'group' ? groupPicked(selectAll(now, one.picked)).desk : one.kind === 'fold' ? toggleFold(now, id) : ungroup(now, id).desk;
      }
      const { nodes, folds, frames, flow, edges } = drawing(now);
      const drawn = [...nodes.map(({ id }) => id), ...folds.map(({ id }) => id)];
      expect(nodes.length + folds.reduce((all, { count }) => all + count, 0)).toBe(ids.length);
      expect(flow.nodes.length).toBe(drawn.length);
      expect(edges.filter(({ from, to }) => !drawn.includes(from) || !drawn.includes(to) || from === to)).toEqual([]);
      const known = new Set(frames.map(({ id }) => id));
      expect([...flow.nodes.map(({ frame }) => frame), ...frames.map(({ parent }) => parent)].filter((frame) => frame !== null && !known.has(frame))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('a hundred steps of arranging are taken back one by one, and the network is never replayed for them', () => {
  let now = desk();
  const model = modelOf(now);
  for (let i = 0; i < 120; i++) now = putAt(now, { conv2d: { x: i, y: i } });
  expect([history(now).undo, modelOf(now) === model]).toEqual([120, true]);
  for (let i = 0; i < 120; i++) now = undo(now);
  expect(arrangementOf(now)).toEqual(PLAIN);
});
