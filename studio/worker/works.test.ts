// Whatever is open and selected, what the page is told is plain data that leads to the same state there.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerCalls } from './desk-clerk.ts';
import type { Call, Reply } from './messages.ts';
import { patched } from './patch.ts';
import { NOTHING, type State } from './state.ts';
import { Works } from './works.ts';

const example = readFileSync(new URL('../../examples/mnist_cnn.py', import.meta.url), 'utf8');

test('every layer of the palette can be put in, selected and told', () => {
  const works = new Works();
  expect(structuredClone(works.choices())).toEqual(works.choices());
  for (const { name } of works.choices()) {
    works.startNew();
    works.do('add', name, { kind: 'after', id: 'input_layer' });
    expect(structuredClone(works.state())).toEqual(works.state());
    works.do('select', null);
    expect(structuredClone(works.state())).toEqual(works.state());
  }
}, 60_000);

/** The works as the page sees them: every message crosses as data. */
function page(): { readonly call: (method: Call['method'], ...args: readonly unknown[]) => void; readonly replies: readonly Reply[]; readonly settled: () => Promise<State> } {
  const replies: Reply[] = [];
  const receive = answerCalls((reply) => replies.push(structuredClone(reply)));
  let id = 0;
  return {
    call: (method, ...args) => receive(structuredClone({ id: ++id, method, args })),
    replies,
    settled: async () => {
      while (!replies.some((reply) => reply.kind === 'shown' && reply.upTo === id)) await new Promise((done) => setTimeout(done, 1));
      return replies.reduce<State>((state, reply) => (reply.kind === 'shown' && reply.patch ? (patched(state, reply.patch) as State) : state), NOTHING);
    },
  };
}

test('calls that came together are shown once, and a change sends little', async () => {
  const { call, replies, settled } = page();
  call('openScript', 'mnist_cnn.py', example);
  await settled();
  const before = replies.length;
  for (const filters of ['1', '12', '128']) call('do', 'type', 'conv2d', 'filters', filters);
  const state = await settled();
  const shown = replies.slice(before).filter(({ kind }) => kind === 'shown');
  expect(shown.length).toBe(1);
  // Of Keras 3.15.1: Conv2D(128, 3) on one channel, then Conv2D(32, 3) on 128.
  expect(state.sheet?.shown?.table.rows.slice(0, 2).map(({ params }) => params)).toEqual(['1,280', '36,896']);
  expect(JSON.stringify(shown).length).toBeLessThan(3000);
});

test('a wrong call is answered with what went wrong, and the next one is done', async () => {
  const { call, replies, settled } = page();
  call('openScript', 'mnist_cnn.py', null);
  call('startNew');
  expect((await settled()).tabs.map(({ name }) => name)).toEqual(['untitled']);
  expect(replies.map(({ kind }) => kind)).toEqual(['failure', 'answer', 'shown']);
});

test('the mature networks are told, and open by their names', () => {
  const works = new Works();
  expect(structuredClone(works.known())).toContainEqual(expect.objectContaining({ name: 'MobileNetV2', params: 3538984 }));
  works.openKnown('MobileNetV2');
  expect(works.state().sheet?.shown?.table.total).toBe('3,538,984');
});

test('designs are renamed, closed and opened again', () => {
  const works = new Works();
  works.openScript('mnist_cnn.py', example);
  works.startNew();
  works.call(1, 'mine');
  works.close(0);
  expect([works.state().tabs.map(({ name }) => name), works.state().closed]).toEqual([['mine'], 'mnist_cnn.py']);
  works.reopen();
  expect([works.state().tabs.map(({ name }) => name), works.state().tab, works.state().closed]).toEqual([['mine', 'mnist_cnn.py'], 1, null]);
});
