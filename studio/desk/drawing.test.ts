// Any drawing, however it came about: nothing is thrown, nothing vanishes, and the script makes what is shown.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Functional, Sequential, type Model } from '../../src/model/index.ts';
import { scriptOf, spansOf } from './code.ts';
import { networkFor, tableFor } from './derived.ts';
import { deskOf, history, modelOf, redo, selectAll, undo, type Desk } from './desk.ts';
import { addLayer, connect, copyPicked, disconnect, duplicate, paste, removePicked, rename } from './draw.ts';
import { newNetwork } from './new-network.ts';
import { branched, tutorial } from './networks.fixture.ts';
import type { Opened } from './opened.ts';

const classes = ['Conv2D', 'MaxPooling2D', 'Flatten', 'Dense', 'Add', 'Concatenate', 'Dropout', 'BatchNormalization', 'ReLU', 'LSTM', 'MultiHeadAttention', 'InputLayer', 'Reshape', 'Bidirectional', 'Embedding'];

type Deed = readonly [number, number, number, number];

/** One thing that a person may do, chosen by numbers. */
function act(desk: Desk, [what, a, b, c]: Deed): Desk {
  const model = modelOf(desk);
  const { nodes, edges } = model ? networkFor(model) : { nodes: [], edges: [] };
  const node = (i: number): string => nodes[i % Math.max(1, nodes.length)]?.id ?? '';
  const edge = edges[a % Math.max(1, edges.length)];
  const className = classes[c % classes.length] ?? 'Dense';
  switch (what) {
    case 0:
    case 1:
      return addLayer(desk, className, { kind: 'after', id: node(a) }).desk;
    case 2:
      return addLayer(desk, className, { kind: 'branch', id: node(a) }).desk;
    case 3:
      return edge ? addLayer(desk, className, { kind: 'line', from: edge.from, to: edge.to }).desk : desk;
    case 4:
      return removePicked(selectAll(desk, [node(a)])).desk;
    case 5:
      return removePicked(selectAll(desk, [node(a), node(b)])).desk;
    case 6:
      return connect(desk, node(a), node(b), c % 3 === 0 ? undefined : c % 3).desk;
    case 7:
      return edge ? disconnect(desk, edge.from, edge.to).desk : desk;
    case 8:
      return duplicate(selectAll(desk, [node(a), node(b)])).desk;
    case 9:
      return paste(selectAll(desk, [node(c)]), copyPicked(selectAll(desk, [node(a), node(b)]))).desk;
    case 10:
      return rename(desk, node(a), `layer_${c}`).desk;
    case 11:
      return undo(desk);
    default:
      return redo(desk);
  }
}

const shapes = (model: Model | undefined): readonly string[] => (model ? tableFor(model).rows.map(({ class: className, shape, params }) => `${className} ${shape} ${params}`) : []);

/** Everything that is drawn leads to an output. */
function lost(model: Model): readonly string[] {
  const graph = model instanceof Functional ? model.graph : model instanceof Sequential && model.outputs.length > 0 ? model.asFunctional().graph : undefined;
  return graph?.missing.map((tensor) => tensor.node.layer.name) ?? [];
}

const starts: readonly (() => Opened)[] = [newNetwork, () => ({ name: 'a.py', models: [tutorial()], remarks: [], text: null }), () => ({ name: 'b.py', models: [branched()], remarks: [], text: null })];

test('whatever is drawn can be shown, written and taken back', () => {
  const deed = fc.tuple(fc.nat({ max: 12 }), fc.nat(40), fc.nat(40), fc.nat(40));
  fc.assert(
    fc.property(fc.nat({ max: 2 }), fc.array(deed, { maxLength: 14 }), (start, deeds) => {
      const opened = starts[start]?.() ?? newNetwork();
      let desk = deskOf(opened);
      for (const one of deeds) desk = act(desk, one);
      const model = modelOf(desk);
      if (!model) throw new Error('the network is gone');
      const { nodes, edges } = networkFor(model);
      const ids = nodes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
      expect(lost(model)).toEqual([]);
      const script = scriptOf(desk);
      expect(script && spansOf(script, model).size).toBeGreaterThanOrEqual(0);
      if (model.allIssues.every(({ severity }) => severity !== 'error')) expect(shapes(script?.model)).toEqual(shapes(model));
      while (history(desk).undo > 0) desk = undo(desk);
      expect(modelOf(desk)).toBe(opened.models[0]);
    }),
    { numRuns: 100 },
  );
}, 120_000);
