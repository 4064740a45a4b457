// Which mistake gives a number: a formula changed as people get it wrong, computed, and compared with what was answered.
// Invariant: nothing here knows a layer; every wrong variant comes from the formula, the weights and the settings themselves.

import { evaluate, formulaOf, toText, type Expr, type Formula, type Scope, type Size } from '../../src/formula/index.ts';

/** A formula as somebody gets it wrong, and what was done. */
export interface Mistake {
  readonly formula: Formula;
  /** Read as a sentence. */
  readonly word: string;
}

/** What a name of a formula stands for, in words. */
export type Words = (name: string) => string;

const applied = (op: Extract<Expr, { kind: 'apply' }>['op'], args: readonly Expr[]): Expr => ({ kind: 'apply', op, args });
const ONE: Expr = { kind: 'number', value: 1n };

/** Every variant of a formula in which one thing is wrong. */
export function mistakesIn({ text, expr }: Formula, words: Words): readonly Mistake[] {
  const found = variants(expr, words).map(({ expr: wrong, word }) => ({ formula: formulaOf(toText(wrong)), word }));
  return found.filter((one, i) => one.formula.text !== text && found.findIndex(({ formula }) => formula.text === one.formula.text) === i);
}

interface Variant {
  readonly expr: Expr;
  readonly word: string;
}

function variants(expr: Expr, words: Words): readonly Variant[] {
  if (expr.kind !== 'apply') return [];
  const own = wrongHere(expr, words);
  // A mistake deeper inside, with all around it right.
  const inside = expr.args.flatMap((arg, i) => variants(arg, words).map(({ expr: wrong, word }) => ({ expr: applied(expr.op, expr.args.with(i, wrong)), word })));
  return [...own, ...inside];
}

function wrongHere({ op, args }: Extract<Expr, { kind: 'apply' }>, words: Words): readonly Variant[] {
  const [a, b] = args;
  if (!a) return [];
  switch (op) {
    case 'floor':
      return [{ expr: applied('ceil', args), word: 'It is rounded up; here it is rounded down, because a window that does not fit is left out.' }];
    case 'ceil':
      return [{ expr: applied('floor', args), word: 'It is rounded down; here it is rounded up, because the border is filled until the last window fits.' }];
    case '+':
    case '-':
      return b ? [{ expr: a, word: forgotten(b, words, `${op} `) }, ...(op === '+' ? [{ expr: b, word: forgotten(a, words) }] : [{ expr: applied('+', args), word: `${said(b, words)} is added; it has to be taken away.` }])] : [];
    case '*':
      return b ? [...factor(a, b, words), ...factor(b, a, words), { expr: applied('+', args), word: `${said(a, words)} and ${said(b, words)} are added; they have to be multiplied.` }] : [];
    case '/':
    case '//':
      return b ? [{ expr: a, word: `It is not divided by ${said(b, words)}.` }] : [];
    case 'product':
      return a.kind === 'name'
        ? [
            { expr: applied('max', args), word: `${said(a, words)} is used once; it counts once for every axis.` },
            { expr: applied('sum', args), word: `The numbers of ${said(a, words)} are added; they have to be multiplied.` },
          ]
        : [];
    default:
      return [];
  }
}

/** A product without one of its factors. */
const factor = (left: Expr, gone: Expr, words: Words): readonly Variant[] => (isOne(gone) ? [] : [{ expr: left, word: forgotten(gone, words) }]);

const isOne = (expr: Expr): boolean => expr.kind === 'number' && expr.value === ONE.value;

/** A number says more with its sign: `+ 1`. */
const forgotten = (part: Expr, words: Words, sign = ''): string => (part.kind === 'number' ? `\`${sign}${toText(part)}\` is forgotten.` : `${capital(said(part, words))} is forgotten.`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A part of a formula in words: a name with what it stands for, else as it is written. */
function said(part: Expr, words: Words): string {
  const text = toText(part);
  const name = part.kind === 'name' ? part.name : part.kind === 'apply' && part.args.length === 1 && part.args[0]?.kind === 'name' ? part.args[0].name : undefined;
  const word = name === undefined ? '' : words(name);
  return word === '' ? `\`${text}\`` : `\`${text}\` (${word})`;
}

/** The mistakes that give a number. `axis` picks from what is computed axis by axis. */
export function thatGive(answered: number, mistakes: readonly Mistake[], scope: Scope, axis: number): readonly Mistake[] {
  return mistakes.filter(({ formula }) => valueOf(formula, scope, axis) === answered);
}

function valueOf(formula: Formula, scope: Scope, axis: number): Size | undefined {
  if ([...formula.names].some((name) => scope[name] === undefined)) return undefined;
  const value = evaluate(formula, scope);
  return Array.isArray(value) ? (value as readonly Size[])[Math.min(axis, value.length - 1)] : (value as Size);
}
