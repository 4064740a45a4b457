import { expect, test } from 'vitest';
import { drawingOf } from '../desk/folding.ts';
import { networkOf } from '../desk/network.ts';
import { branched, tutorial } from '../desk/networks.fixture.ts';
import { Sequential, Session } from '../../src/model/index.ts';
import { figureOf, type Ink } from './figure.ts';
import { place } from './layout.ts';

const ink: Ink = { paper: '#fff', surface: '#fff', line: '#ddd', flow: '#999', ink: '#111', quiet: '#777', tone: () => '#35c' };

test.each([['a stack', tutorial], ['branches', branched]])('%s is drawn whole: every layer, line and frame, within the picture', async (_, make) => {
  const network = networkOf(make());
  const { svg, width, height } = figureOf(drawingOf(network, []), await place(network), ink);
  expect(network.nodes.filter(({ name, shape }) => !svg.includes(`>${name}</text>`) || !svg.includes(`>${shape}</text>`))).toEqual([]);
  expect(svg.match(/marker-end/g)?.length).toBe(network.edges.length);
  expect([width > 276, height > 300, svg.includes(`width="${width}" height="${height}"`)]).toEqual([true, true, true]);
  expect(/https?:(?!\/\/www\.w3\.org\/2000\/svg")/.test(svg)).toBe(false);
});

test('a name is text, whatever it holds', async () => {
  const session = new Session();
  const network = networkOf(new Sequential(session, [session.input({ shape: [4] }), session.layer('Dense', { units: 2, name: '<script>&"x"' })]));
  const { svg } = figureOf(drawingOf(network, []), await place(network), ink);
  expect([svg.includes('<script'), svg.includes('&#60;script&#62;&#38;&#34;x&#34;')]).toEqual([false, true]);
});

test('no layers make an empty picture', () => {
  const nothing = { nodes: new Map(), frames: new Map(), edges: new Map(), texts: new Map() };
  expect(figureOf({ nodes: [], edges: [], frames: [], folds: [] }, nothing, ink)).toMatchObject({ width: 48, height: 48 });
});
