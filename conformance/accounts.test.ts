// Networks told block by block: every network of the zoo has a sensible account, and what it says would stand in place of a block is what real Keras counts.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Session, type Model } from '../src/model/index.ts';
import { accountMarkdown, accountOf, accountText, cellCount, type Account } from '../src/report/index.ts';
import { misfits } from '../src/report/json-schema.fixture.ts';
import { findNetwork, networks } from '../src/zoo/index.ts';

interface Recorded {
  readonly network: string;
  readonly block: string;
  readonly claim: string;
  readonly value: string;
  readonly is: number;
}

const { cases } = JSON.parse(readFileSync(new URL('instead.json', import.meta.url), 'utf8')) as { readonly cases: readonly Recorded[] };

function built(name: string): Model {
  const network = findNetwork(name);
  const made = network?.build(new Session(), network.takes.includes('weights') ? { weights: null } : {});
  if (!made || !('model' in made)) throw new Error(`${name} is not built`);
  return made.model;
}

const accounts = new Map<string, Account>();

function accountFor(name: string): Account {
  const account = accounts.get(name) ?? accountOf(built(name));
  accounts.set(name, account);
  return account;
}

test.each(cases.map((one) => [`${one.network}, ${one.block}: ${one.claim}, ${one.value}`, one] as const))('%s', (_name, { network, block, claim, value, is }) => {
  const found = accountFor(network).blocks.find(({ title }) => title === block)?.claims.find(({ code }) => code === claim);
  expect(found?.values[value]).toBe(is);
});

describe('every network of the zoo', () => {
  test.each(networks().map(({ source }) => source))('%s', (source) => {
    const account = accountFor(source);
    expect(account.blocks.length).toBeGreaterThan(2);
    // Every block has a name and a role, and what they hold is all there is.
    for (const { title, role } of account.blocks) expect([typeof title, typeof role]).toEqual(['string', 'string']);
    expect(account.blocks.reduce((sum, { params }) => sum + Number(params.count), 0)).toBe(account.counts.total);
    if (account.macs !== null) expect(account.blocks.reduce((sum, { macs }) => sum + Number(macs.count), 0)).toBe(account.macs);
    expect(account.blocks.reduce((sum, { claims }) => sum + claims.length, 0)).toBeGreaterThan(1);
    expect(JSON.parse(JSON.stringify(account))).toEqual(account);
    expect(misfits('account.schema.json', account)).toEqual([]);
    for (const width of [60, 80, 120]) {
      const lines = (accountText(account, { width }) ?? '').split('\n');
      expect(lines.filter((line) => /[{}]|NaN|undefined/.test(line))).toEqual([]);
      // The table of the blocks has its own width.
      expect(lines.slice(lines.indexOf('', 3)).filter((line) => !line.includes('%') && cellCount(line) > width)).toEqual([]);
    }
    expect(accountMarkdown(account)).toContain(account.conclusions[0]?.slice(0, 10));
  });
});
