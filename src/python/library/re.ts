// `re` on texts that are known.
// Invariant: a pattern that could take long on its text is not tried; what it would give is unknown.

import { asIndex, asInt, Dict, Instance, Iter, List, Module, PyClass, Tuple, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { repr, shown } from '../run/text.ts';
import { addMethods, addProperties, moduleOf, type Functions } from './table.ts';

/** Ways that a pattern may have to try on a text. */
const MOST_WAYS = 1e8;
const FLAGS: Readonly<Record<string, number>> = { IGNORECASE: 2, I: 2, LOCALE: 4, MULTILINE: 8, M: 8, DOTALL: 16, S: 16, UNICODE: 32, U: 32, VERBOSE: 64, X: 64, ASCII: 256, A: 256 };

/** A pattern of Python as JavaScript writes it; undefined for what JavaScript does not have. */
function translated(pattern: string, flags: number): RegExp | undefined {
  const inline = /^\(\?([aiLmsux]+)\)/.exec(pattern);
  const all = flags | [...(inline?.[1] ?? '')].reduce((sum, letter) => sum | (FLAGS[letter.toUpperCase()] ?? 0), 0);
  if (all & 64) return undefined;
  const body = pattern.slice(inline?.[0].length ?? 0).replace(/\(\?P<(\w+)>/g, '(?<$1>').replace(/\(\?P=(\w+)\)/g, '\\k<$1>').replace(/\\Z/g, '$(?![^])').replace(/\\A/g, '(?<![^])');
  if (/\(\?[(#]|[+*?}]\+/.test(body)) return undefined;
  try {
    return new RegExp(body, `gd${all & 2 ? 'i' : ''}${all & 8 ? 'm' : ''}${all & 16 ? 's' : ''}`);
  } catch {
    return undefined;
  }
}

/** True when the pattern can only try so many ways on a text of this length. */
function isQuick(pattern: string, length: number): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  if (/[*+}]\)*[*+{]|\([^()]*[*+{|][^()]*\)+[*+{]/.test(plain)) return false;
  return Math.max(length, 2) ** ((plain.match(/[*+]|\{\d*,\d*\}/g) ?? []).length + 1) <= MOST_WAYS;
}

interface Pattern {
  readonly text: string;
  readonly flags: number;
}
interface Found {
  readonly match: RegExpExecArray;
  readonly input: string;
}

const matchClass = new PyClass('Match', { module: 're', bases: [types.object] });
const patternClass = new PyClass('Pattern', { module: 're', bases: [types.object] });

const patternOf = (value: Value | undefined, flags: Value | undefined): Pattern | undefined =>
  typeof value === 'string' ? { text: value, flags: Number(asInt(flags) ?? 0) } : value instanceof Instance && value.cls === patternClass ? (value.native as Pattern) : undefined;

const group = (match: RegExpExecArray, key: Value): Value => (typeof key === 'string' ? match.groups?.[key] : match[asIndex(key) ?? 0]) ?? null;

/** What one function does with the pattern, made for the text; a pattern that cannot be followed gives something unknown. */
const onText = (name: string, flagsAt: number, textAt: number, action: (run: Run, regex: RegExp, text: string, call: Call) => Value): NativeCall => (run, call) => {
  const pattern = patternOf(call.args[0], call.or(flagsAt, 'flags', 0));
  const text = call.or(textAt, 'string', null);
  if (!pattern || typeof text !== 'string' || !isQuick(pattern.text, text.length)) return text instanceof Unknown ? text : run.unknown(`comes from \`re.${name}\``);
  const regex = translated(pattern.text, pattern.flags);
  return regex ? action(run, regex, text, call) : run.unknown(`comes from \`re.${name}\``);
};

const found = (match: RegExpExecArray | null, input: string): Value => (match ? new Instance(matchClass, { match, input } satisfies Found) : null);
const at = (regex: RegExp, text: string, whole: boolean): RegExpExecArray | null => new RegExp(`(?<![^])(?:${regex.source})${whole ? '(?![^])' : ''}`, regex.flags).exec(text);
const groupsOf = (match: RegExpExecArray, otherwise: Value): Value => new Tuple(match.slice(1).map((one: string | undefined) => one ?? otherwise));
const parts = (match: RegExpExecArray): Value => (match.length === 1 ? match[0] : match.length === 2 ? (match[1] ?? '') : groupsOf(match, ''));

function substituted(run: Run, regex: RegExp, text: string, call: Call): Value {
  const by = call.or(1, 'repl', '');
  const limit = asIndex(call.or(3, 'count', 0)) ?? 0;
  const out: string[] = [];
  let last = 0;
  let count = 0;
  for (const match of text.matchAll(regex)) {
    if (limit > 0 && count === limit) break;
    count++;
    const made = typeof by === 'string' ? by.replace(/\\(?:g<(\w+)>|(\d)|(.))/g, (_, name: string | undefined, digit: string | undefined, other: string | undefined) => {
      const key = name ?? digit;
      if (key !== undefined) return (/^\d+$/.test(key) ? match[Number(key)] : match.groups?.[key]) ?? '';
      return other === 'n' ? '\n' : other === 't' ? '\t' : (other ?? '');
    }) : run.call(by, [found(match, text)]);
    if (typeof made !== 'string') return made instanceof Unknown ? made : run.unknown('comes from `re.sub`');
    out.push(text.slice(last, match.index), made);
    last = match.index + match[0].length;
  }
  return out.join('') + text.slice(last);
}

function split(_run: Run, regex: RegExp, text: string, call: Call): Value {
  const limit = asIndex(call.or(2, 'maxsplit', 0)) ?? 0;
  const out: Value[] = [];
  let last = 0;
  for (const match of text.matchAll(regex)) {
    if (limit > 0 && out.length >= limit) break;
    out.push(text.slice(last, match.index), ...match.slice(1).map((one: string | undefined) => one ?? null));
    last = match.index + match[0].length;
  }
  return new List([...out, text.slice(last)]);
}

const functions: Functions = {
  match: onText('match', 2, 1, (_run, regex, text) => found(at(regex, text, false), text)),
  fullmatch: onText('fullmatch', 2, 1, (_run, regex, text) => found(at(regex, text, true), text)),
  search: onText('search', 2, 1, (_run, regex, text) => found(regex.exec(text), text)),
  findall: onText('findall', 2, 1, (_run, regex, text) => new List([...text.matchAll(regex)].map(parts))),
  finditer: onText('finditer', 2, 1, (_run, regex, text) => {
    const all = text.matchAll(regex);
    return new Iter('callable_iterator', () => {
      const next = all.next();
      return next.done === true ? undefined : found(next.value, text);
    });
  }),
  sub: onText('sub', 4, 2, substituted),
  split: onText('split', 3, 1, split),
};

/** `re`. */
export function reModule(): Module {
  addMethods(patternClass, {
    ...Object.fromEntries(Object.entries(functions).map(([name, call]) => [name, call])),
    __repr__: (run, call) => `re.compile(${shown(repr(run, (call.args[0] instanceof Instance ? (call.args[0].native as Pattern).text : '')))})`,
  });
  addProperties(patternClass, { pattern: (_run, self) => (self instanceof Instance ? (self.native as Pattern).text : null) });
  const onMatch = (action: (found: Found, call: Call) => Value): NativeCall => (run, call) => (call.args[0] instanceof Instance ? action(call.args[0].native as Found, call) : run.unknown('is no match'));
  const place = ({ match }: Found, key: Value): readonly [number, number] => (typeof key === 'string' ? match.indices?.groups?.[key] : match.indices?.[asIndex(key) ?? 0]) ?? [-1, -1];
  addMethods(matchClass, {
    group: onMatch(({ match }, call) => (call.args.length > 2 ? new Tuple(call.args.slice(1).map((key) => group(match, key))) : group(match, call.args[1] ?? 0))),
    groups: onMatch(({ match }, call) => groupsOf(match, call.or(1, 'default', null))),
    groupdict: onMatch(({ match }) => Dict.of(Object.entries(match.groups ?? {}).map(([name, one]) => [name, (one as string | undefined) ?? null] as const))),
    start: onMatch((one, call) => place(one, call.args[1] ?? 0)[0]),
    end: onMatch((one, call) => place(one, call.args[1] ?? 0)[1]),
    span: onMatch((one, call) => new Tuple([...place(one, call.args[1] ?? 0)])),
    __getitem__: onMatch(({ match }, call) => group(match, call.args[1] ?? 0)),
    __repr__: (run, call) => {
      const { match } = (call.args[0] as Instance).native as Found;
      return `<re.Match object; span=(${match.index}, ${match.index + match[0].length}), match=${shown(repr(run, match[0]))}>`;
    },
  });
  return moduleOf('re', {
    ...functions,
    compile: (run, call) => {
      const pattern = patternOf(call.args[0], call.or(1, 'flags', 0));
      return pattern ? new Instance(patternClass, pattern) : run.unknown('comes from `re.compile`');
    },
    escape: (run, call) => (typeof call.args[0] === 'string' ? call.args[0].replace(/[^\w]/g, (c) => (c > '\u007f' || `!"%',/:;<=>@\``.includes(c) ? c : `\\${c}`)) : run.unknown('comes from `re.escape`')),
  }, { ...FLAGS, Pattern: patternClass, Match: matchClass });
}
