import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { networkFor, tableFor } from './derived.ts';
import { coverTable, diagnose, questionsOf, solvedIn, type Answer } from './practise.ts';
import { readScript } from './read-script.ts';

const folder = new URL('../../examples/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.py'));

/** Mistakes that anybody makes, as numbers; what their diagnosis has to speak of. */
const mistakes: readonly { readonly of: 'count' | 'size'; readonly make: (at: { readonly answer: number; readonly bias: number; readonly before: number | undefined }) => number | undefined; readonly word: RegExp }[] = [
  { of: 'count', make: ({ answer, bias }) => (bias > 0 && bias < answer ? answer - bias : undefined), word: /bias/ },
  { of: 'count', make: ({ answer, bias }) => (bias > 1 && bias < answer ? answer - bias + 1 : undefined), word: /bias|counted as one/ },
  { of: 'size', make: ({ answer, before }) => (before !== undefined && before !== answer ? before : undefined), word: /size of the input|answer for|forgotten|would be right/ },
];

test.each(names)('%s can be practised: every layer asks, takes the right answers, and tells common mistakes', (name) => {
  const [model] = readScript(name, readFileSync(new URL(name, folder), 'utf8')).models.slice(-1);
  if (!model) throw new Error(`${name} makes no model`);
  const { nodes } = networkFor(model);
  const answers: Record<string, Answer> = {};
  let [asked, tried] = [0, 0];
  const untold: string[] = [];
  for (const node of nodes) {
    for (const question of questionsOf(model, node)) {
      asked++;
      answers[question.key] = { tries: 1, last: question.answer, isRight: true };
      expect(diagnose(model, node, question, question.answer)).toEqual([]);
      // With several biases it is several mistakes to count each as one.
      const biases = node.layer.weights.filter((weight) => weight.name.endsWith('bias'));
      const bias = biases.length === 1 ? (biases[0]?.shape.reduce<number>((product, size) => product * Number(size), 1) ?? 0) : 0;
      const at = node.layer.nodes[0]?.inputs[0]?.shape?.[1];
      for (const { of, make, word } of mistakes) {
        if ((of === 'count') !== question.isCount || (of === 'size' && !/^(?:height|width|length)/.test(question.label))) continue;
        const wrong = make({ answer: question.answer, bias, before: typeof at === 'number' ? at : undefined });
        if (wrong === undefined) continue;
        tried++;
        const told = diagnose(model, node, question, wrong).join(' ');
        if (!word.test(told)) untold.push(`${node.id} ${question.label}: ${wrong} in place of ${question.answer}: "${told}"`);
      }
    }
  }
  expect(untold).toEqual([]);
  expect([asked > 2, tried > 0]).toEqual([true, true]);
  expect(solvedIn(model, answers).size).toBe(nodes.length);
  expect(coverTable(tableFor(model), solvedIn(model, {})).total).toBe('?');
});
