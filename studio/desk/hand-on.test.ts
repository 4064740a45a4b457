import { expect, test } from 'vitest';
import { fileNameOf, fromLink, linkOf } from './hand-on.ts';

test('a link holds the whole design, letters of every kind included', async () => {
  const design = { name: 'ein Netz.py', text: 'import keras\n# 二つの枝 – ü\n'.repeat(200) };
  const link = await linkOf(design);
  expect(await fromLink(link)).toEqual(design);
  expect([/^#design=[\w-]+$/.test(link), link.length < design.text.length / 4]).toEqual([true, true]);
});

test('an address without a design has none; one that was cut off says so', async () => {
  const link = await linkOf({ name: 'a', text: 'b'.repeat(500) });
  expect(await fromLink('#explanation')).toBeUndefined();
  await expect(fromLink(link.slice(0, -4))).rejects.toThrow('cut off');
  await expect(fromLink('#design=%%%')).rejects.toThrow('no design');
  await expect(fromLink('#design=')).rejects.toThrow('no design');
});

test('a link that would unpack to something huge is refused', async () => {
  const bomb = await linkOf({ name: 'a', text: 'a'.repeat(3_000_000) });
  await expect(fromLink(bomb)).rejects.toThrow('no design');
});

test.each([['net.py', 'net.py'], ['untitled', 'untitled.py'], ['model.keras', 'model.py'], ['', 'network.py']])('%s is saved as %s', (name, file) => {
  expect(fileNameOf(name)).toBe(file);
});
