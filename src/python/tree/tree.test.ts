import { describe, expect, test } from 'vitest';
import { parseScript } from './index.ts';
import { ourText, theirText } from './py-ast.fixture.ts';

/** Pieces of Python, each with something that readers of Python get wrong. */
const PIECES: readonly string[] = [
  'x = y = 1; z: int = 2; w: str',
  'a, (b, *c), d[0], e.f = 1, (2, 3), 4, 5',
  'x += 1; x //= 2; x **= 3; x @= y; x >>= 1; x |= 2',
  '-2 ** -2 ** 3 * 4 // 5 % 6 @ 7 + 8 << 9 & 10 ^ 11 | 12',
  'not a < b <= c is not d and e not in f or g is h and not i in j',
  'a if b else c if d else lambda x, /, y=1, *z, w, v=2, **k: (yield x)',
  'f(a, *b, c=1, **d)(e)[1:2, ..., ::3, :, 4:][-1].g.h(i for i in j)',
  'f(x := 1, y=(z := 2)); (n := 10)',
  '[i for i in range(3) if i if not i for j in i]; {i: j for i, j in k}; {*a, b}; {**a, "b": 1}; {i for i in j}; (i async for i in j)',
  '(); (1,); 1, 2; [1, *a,]; {}; {1}; ((1))',
  'b"x\\x00" rb"y\\n"; "a" \'b\' """c\nd"""; r"\\d"; "\\u00e9\\t\\101\\\n"',
  'f"a{b}c{d!r:>{e}}{{f}}{g=}{h[\'i\']:.2f}" "j" f\'{k if l else m}\'; f"""{\nn}"""; f"{x != y} {x == y:d} {lambda_}"',
  '0x1F + 0b101 + 0o17 + 1_000 + 1e3 + 1.5e-3 + .5 + 5. + 3j + 12345678901234567890',
  'if a:\n    b\nelif c: d\nelif e:\n    f\nelse:\n    g',
  'for a, *b in c, d:\n    break\nelse:\n    continue\nwhile (x := f()):\n    pass\nelse: y',
  'try:\n    a\nexcept (B, C) as d:\n    e\nexcept F: g\nexcept:\n    h\nelse:\n    i\nfinally:\n    j',
  'with a as b, c, d as (e, f):\n    g\nwith (a as b, c as d,):\n    e\nwith (a): b\nwith (a, b)[0] as c: d\nwith (yield): e',
  'def f(a, b: int = 1, /, c=2, *args: str, d, e=3, **kw) -> int:\n    """doc"""\n    return *a, b\ndef g(*, a): return\nasync def h():\n    await a\n    async for i in b: pass\n    async with c as d: pass',
  'def g():\n    x = yield\n    yield\n    yield 1, 2\n    y = yield from a\n    return (yield)',
  '@a.b(c)\n@d[0].e\nclass F(G, metaclass=H, *I, **J):\n    x: int = 1\n    def __init__(self): super().__init__()',
  'import a.b.c as d, e\nfrom . import f\nfrom .g.h import (i as j, k,)\nfrom ...l import *\nfrom m import n as o, p',
  'global a, b\ndel c, d[0], e.f\nassert g, "h"\nraise I from j\nraise\nnonlocal_ = 1',
  'a[*b]; a[1:2] = c; a[b, c] += 1; print(*a, sep="")',
  'match x:\n    case 1 | -2 | "s" | None: a\n    case [a, *b] if b: c\n    case (d,): e\n    case {"f": g, **h}: i\n    case J(k, l=m) as n: o\n    case p.q: r\n    case [*_, s]: t\n    case _: u',
  'match = 1; case = match; match[0]; match(x); type = 2; print(match.case)',
  'x = (1 +\n     2)  # comment\ny = [\n    # inside\n    1,\n\n    2,\n]\nz = 1 + \\\n    2',
  'if True:\n\tx = 1\n\n\t# comment\n\ty = 2\n# dedented comment\n\tz = 3\nw = 4',
  'class A: pass\nclass B(A): x = 1; y = 2\n',
  'try:\n    pass\nexcept* E as e:\n    pass',
  'lambda: 0; lambda *a, **k: (a, k); lambda x=lambda: 1: x',
];

describe('the tree is CPython\'s', () => {
  test.each(PIECES)('%s', (text) => {
    const script = parseScript(text);
    expect(script.problems).toEqual([]);
    expect(ourText(script)).toBe(theirText(text));
  });
});

/** What is wrong where, and what is left of the rest. */
const read = (text: string): { readonly problems: readonly string[]; readonly rest: string } => {
  const script = parseScript(text);
  return { problems: script.problems.map((one) => `${script.source.line(one.start)}: ${one.message}`), rest: ourText(script) };
};

describe('what is wrong is told once, and the rest is read', () => {
  test('a missing operand', () => {
    const { problems, rest } = read('x = \nmodel.add(Dense(1))');
    expect(problems).toEqual(['1: invalid syntax']);
    expect(rest).toContain('(Call 2:0-2:19 (Attribute model add) [(Call 2:10-2:18 Dense [1])])');
  });
  test('a bracket that is never closed ends with its statement', () => {
    const { problems, rest } = read('a = f(1\nmodel.add(Dense(2))\nif b:\n    g([3\n    h(4)\n');
    expect(problems).toEqual(["1: '(' was never closed", "4: '(' was never closed", "4: '[' was never closed"]);
    expect(rest).toContain('(Attribute model add) [(Call');
    expect(rest).toContain('h [4]');
  });
  test('an argument that cannot be read leaves the others', () => {
    const { problems, rest } = read('Conv2D(32, (3, 3), padding=, activation="relu")\nDense(1)');
    expect(problems).toHaveLength(1);
    expect(rest).toContain('Dense [1]');
    expect(rest).toContain('activation="relu"');
  });
  test('a missing comma', () => expect(read('f(a b)\ng(1)').problems).toEqual(['1: invalid syntax. Perhaps you forgot a comma?']));
  test('a missing colon keeps the block', () => {
    const { problems, rest } = read('def f(x)\n    return x\ny = 1');
    expect(problems).toEqual(["1: expected ':'"]);
    expect(rest).toContain('Return');
  });
  test('print of Python 2', () => expect(read('print "hello"').problems).toEqual(["1: Missing parentheses in call to 'print'. Did you mean print(...)?"]));
  test('an unfinished string ends with its line', () => expect(read('a = "x\nDense(1)').rest).toContain('Dense [1]'));
  test('a wrong closing bracket', () => expect(read('a = (1, 2]\nDense(1)').rest).toContain('Dense [1]'));
  test('lines of a notebook are passed over', () => expect(read('%matplotlib inline\n!pip install keras\nx = 5 %y')).toEqual({ problems: [], rest: '(Assign@3:0-3:8 [x] (BinOp % 5 y))' }));
});

describe('no text breaks the reader', () => {
  const hostile: Readonly<Record<string, string>> = {
    'deep brackets': `x = ${'['.repeat(50_000)}`,
    'deep parentheses that close': `x = ${'('.repeat(5000)}1${')'.repeat(5000)}\ny = 1`,
    'many unary operators': `x = ${'-'.repeat(50_000)}1`,
    'many nots': `x = ${'not '.repeat(50_000)}1`,
    'deep lambdas': `x = ${'lambda: '.repeat(20_000)}1`,
    'a long sum': `x = ${'1 + '.repeat(50_000)}1`,
    'a long chain of calls': `x = a${'.b()'.repeat(50_000)}`,
    'deep blocks': Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}if a:`).join('\n'),
    'a chain of elifs': `if a: pass\n${'elif b: pass\n'.repeat(20_000)}`,
    'nested f-strings': `x = ${'f"{'.repeat(500)}`,
    'closing brackets': ')'.repeat(10_000),
    'nothing but zeros': '\0'.repeat(1000),
  };
  test.each(Object.keys(hostile))('%s', (name) => expect(() => parseScript(hostile[name] ?? '')).not.toThrow());
});
