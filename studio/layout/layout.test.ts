import { expect, test } from 'vitest';
import { Functional, Session } from '../../src/model/index.ts';
import { networkOf } from '../desk/network.ts';
import { branched, deep, tutorial } from '../desk/networks.fixture.ts';
import { isChain } from './chain.ts';
import type { Box, Flow, Places } from './flow.ts';
import { place } from './layout.ts';
import { withMoved } from './placed.ts';

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const holds = (outer: Box, inner: Box): boolean => outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height;

/** What a reader needs: no two layers on one place, every layer in its frame and in no other, everything flowing down. */
function faults(flow: Flow, { nodes, frames }: Places): readonly string[] {
  const found: string[] = [];
  const placed = flow.nodes.flatMap(({ id, frame }) => {
    const box = nodes.get(id);
    if (!box) found.push(`${id} has no place`);
    return box ? [{ id, frame, box }] : [];
  });
  for (const [i, a] of placed.entries()) for (const b of placed.slice(i + 1)) if (overlaps(a.box, b.box)) found.push(`${a.id} on ${b.id}`);
  for (const [id, frame] of frames) {
    for (const node of placed) {
      if (node.frame === id && !holds(frame, node.box)) found.push(`${node.id} sticks out of ${id}`);
      if (node.frame !== id && overlaps(frame, node.box)) found.push(`${node.id} lies in ${id}`);
    }
  }
  for (const { from, to } of flow.edges) if ((nodes.get(from)?.y ?? 0) >= (nodes.get(to)?.y ?? 0)) found.push(`${from} is not above ${to}`);
  return found;
}

test.each([
  ['a stack with groups', tutorial, true],
  ['branches and a nested model', branched, false],
  ['150 layers', () => deep(50), false],
])('%s is placed so that it can be read', async (_, make, chain) => {
  const flow = networkOf(make());
  expect(isChain(flow)).toBe(chain);
  expect(faults(flow, await place(flow))).toEqual([]);
});

test('a frame that is left and entered again makes no column', () => {
  const nodes = ['a', 'b', 'c'].map((id, i) => ({ id, frame: i === 1 ? null : 'f' }));
  const edges = [{ id: '1', from: 'a', to: 'b' }, { id: '2', from: 'b', to: 'c' }];
  expect(isChain({ nodes, edges, frames: [{ id: 'f', parent: null }] })).toBe(false);
});

test('what is put elsewhere takes its frame along and leaves the others', async () => {
  const flow = networkOf(branched());
  const before = await place(flow);
  const after = withMoved(flow, before, { 'stem/conv2d': { x: 900, y: -40 }, gone: { x: 0, y: 0 } });
  expect(after.nodes.get('stem/conv2d')).toMatchObject({ x: 900, y: -40, width: 276 });
  expect(flow.nodes.filter(({ id }) => after.nodes.get(id) !== before.nodes.get(id)).map(({ id }) => id)).toEqual(['stem/conv2d']);
  expect((after.frames.get('stem')?.x ?? 0) + (after.frames.get('stem')?.width ?? 0)).toBe(900 + 276 + 20);
  expect(withMoved(flow, before, {})).toBe(before);
});

test('lines to the inputs of one layer go in the order of the inputs', async () => {
  const session = new Session();
  const input = session.input({ shape: [8, 16] });
  const flow = networkOf(new Functional(session, { inputs: input, outputs: session.layer('MultiHeadAttention', { num_heads: 2, key_dim: 4 }).call([input, input, input]).output }));
  const { edges } = await place(flow);
  const across = flow.edges.map(({ id }) => edges.get(id)?.[0]?.x ?? NaN);
  expect(across.length).toBe(3);
  expect(across.toSorted((a, b) => a - b)).toEqual(across);
});
