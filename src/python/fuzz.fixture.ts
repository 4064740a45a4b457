// Scripts that nobody would write: whole ones, cut, shuffled and repeated, and small ones that ask for too much.
// Invariant: the same seed gives the same scripts.

/** Numbers that only look random. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ODD = ['(', ')', '[', ']', '{', '}', ':', ',', '=', '"', "'", '"""', '\\', '\n', '\t', '    ', '*', '**', '@', '#', '\0', '\u2028', 'é', '😀', '0x', '1e999', '10**10', '-1', 'None', 'lambda: ', 'yield ', 'await ', 'del ', 'class X(X): ', 'def f(): ', 'while True: ', 'for x in range(10**9): ', 'import ', 'from . import *', 'f"{', '}"', 'if x: ', 'else: ', 'try: ', 'return ', 'raise ', 'global x', 'not ', 'self.', '...'];

/** One script made odd. */
export function mutated(text: string, random: () => number): string {
  const at = (length: number): number => Math.floor(random() * (length + 1));
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const part = (whole: string): string => {
    const from = at(whole.length);
    return whole.slice(from, from + at(Math.min(200, whole.length - from)));
  };
  let made = text;
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const place = at(made.length);
    const lines = made.split('\n');
    const words = made.split(/\b/);
    switch (Math.floor(random() * 9)) {
      case 0:
        made = made.slice(0, place);
        break;
      case 1:
        made = made.slice(0, place) + pick(ODD) + made.slice(place);
        break;
      case 2:
        made = made.slice(0, place) + made.slice(place + at(40));
        break;
      case 3:
        made = made.slice(0, place) + part(made) + made.slice(place);
        break;
      case 4: {
        const [a, b] = [at(lines.length - 1), at(lines.length - 1)];
        made = lines.map((line, i) => (i === a ? (lines[b] ?? '') : i === b ? (lines[a] ?? '') : line)).join('\n');
        break;
      }
      case 5: {
        const [a, b] = [at(words.length - 1), at(words.length - 1)];
        made = words.map((word, i) => (i === a ? (words[b] ?? '') : i === b ? (words[a] ?? '') : word)).join('');
        break;
      }
      case 6:
        made = made.replace(/\d+/g, (number) => (random() < 0.2 ? pick(['0', '-1', '1.5', '10**10', '10**400', 'None', '"a"', '[1]', '2**31', number]) : number));
        break;
      case 7:
        made = lines.map((line) => (random() < 0.1 ? ' '.repeat(at(12)) + line.trimStart() : line)).join('\n');
        break;
      default:
        made = lines.filter(() => random() > 0.1).join('\n');
    }
  }
  return made.slice(0, 200_000);
}

const nest = (open: string, inside: string, close: string, times: number): string => open.repeat(times) + inside + close.repeat(times);

/** Scripts that ask for more time, memory or depth than there is. */
export const greedy: readonly string[] = [
  'while True: pass',
  'while 1:\n  x = 1\n  while 1: x += 1',
  'for i in range(10**12): pass',
  'x = list(range(10**9))',
  "x = 'a' * 10**9",
  'x = [0] * 10**9',
  'x = (0,) * 10**10',
  'x = 10**10**10',
  'x = 1 << 10**10',
  "x = 'ab' * 10**6\nfor i in range(99): x += x",
  'x = [1]\nfor i in range(99): x = x + x',
  'x = [1]\nfor i in range(99): x += x',
  'x = [1]\nfor i in range(99): x.extend(x)',
  'x = {}\nfor i in range(10**8): x[i] = i',
  'x = []\nwhile True: x.append(x)',
  'x = [x for x in range(10**9)]',
  'x = {i: i for i in range(10**9)}',
  'x = {i for i in range(10**9)}',
  'x = sum(i for i in range(10**9))',
  'x = [[i * j for i in range(10**5)] for j in range(10**5)]',
  'def f(): f()\nf()',
  'def f(n): return f(n + 1) + f(n + 2)\nf(0)',
  'f = lambda: f()\nf()',
  'class A:\n  def __getattr__(self, n): return getattr(self, n + "x")\nA().y',
  'class A:\n  def __repr__(self): return repr(self)\nprint(A())',
  'class A:\n  def __init__(self): self.a = A()\nA()',
  'class A(A): pass',
  'class A:\n  __eq__ = lambda a, b: a == b\nA() == A()',
  'class A:\n  def __len__(self): return 10**20\nlen(A())\nlist(A())',
  'class A:\n  def __getitem__(self, i): return i\nlist(A())\nfor x in A(): pass',
  'class A:\n  def __iter__(self): return self\n  def __next__(self): return 1\nlist(A())\nsum(A())\n[*A()]\nx, *y = A()',
  'def g():\n  while True: yield 1\nlist(g())\nmax(g())\nx = [*g()]\n"".join(map(str, g()))',
  'def g():\n  yield from g()\nlist(g())',
  'import itertools\nlist(itertools.count())\nlist(itertools.product(range(99), repeat=9))\nlist(itertools.permutations(range(30)))\nlist(itertools.cycle([1]))',
  'x = []\nx.append(x)\nprint(x)\nrepr(x)\nx == x\nx < x',
  'd = {}\nd["d"] = d\nprint(d)\nstr(d)\nd == d',
  'a = []\nb = [a]\na.append(b)\na == b\nprint(a, b)\nimport copy\ncopy.deepcopy(a)\nimport json\njson.dumps(a)',
  'x = "%999999999d" % 1',
  'x = "{:999999999}".format(1)',
  'x = f"{1:{10**9}}"',
  "x = 'a'.ljust(10**10)\nx.zfill(10**10)\nx.center(10**12)",
  "x = ' '.join(['a' * 1000] * 10**6)",
  "x = 'a,' * 10**6\nx.split(',')\nx.replace('a', 'b' * 10**6)",
  'x = bytes(10**10)',
  'import re\nre.match("(a+)+$", "a" * 99 + "b")\nre.sub("(x|x)*y", "", "x" * 99)\nre.findall("a*a*a*a*b", "a" * 99999)',
  'x = round(1.5, 10**9)\nround(10**50, -10**9)\nint("9" * 10**6)',
  'import math\nmath.factorial(10**9)\nmath.comb(10**9, 10**8)\nmath.perm(10**9, 10**8)\nmath.prod(range(1, 10**7))\npow(7, 10**9)\npow(7, 10**9, 13)',
  'print("x" * 10**6)\nfor i in range(10**6): print("x" * 1000)',
  'import functools\nfunctools.reduce(lambda a, b: a + b, [[1]] * 10**5)',
  'sorted(range(10**8))\nlist(reversed(range(10**9)))\nlist(map(str, range(10**9)))\nlist(zip(range(10**9), range(10**9)))',
  'import numpy as np\nx = np.zeros((10**9, 10**9))\ny = np.arange(10**10)\nz = np.array([[0] * 1000] * 1000)\nx @ x\nx + 1\nnp.concatenate([x] * 10**5)\nfor i in x: pass\nx.tolist()\nlist(y)',
  'import keras\nm = keras.Sequential()\nwhile True: m.add(keras.layers.Dense(1))',
  'import keras\nx = keras.Input((3,))\nfor i in range(10**6): x = keras.layers.Dense(3)(x)',
  'import keras\nx = keras.Input((3,))\nfor i in range(10**6): x = x + x',
  'import keras\nm = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3)])\nfor i in range(99): m = keras.Sequential([m, m])\nm.summary(expand_nested=True)',
  'import keras\nkeras.layers.Dense(10**400)(keras.Input((10**300,)))\nkeras.layers.Reshape((-1,) * 1000)(keras.Input((2,) * 2000))',
  'import keras\nm = keras.Sequential([keras.Input((3,))] + [keras.layers.Dense(3)] * 10**6)',
  'import keras\nx = [keras.Input((3,)) for i in range(10**5)]\nkeras.layers.Concatenate()(x)\nkeras.Model(x, x).summary()',
  'import keras\nclass L(keras.layers.Layer):\n  def call(self, x): return self(x)\nL()(keras.Input((3,)))',
  'import keras\nclass L(keras.layers.Layer):\n  def __init__(self):\n    super().__init__()\n    self.l = L()\nL()',
  'import keras\nkeras.layers.StackedRNNCells([keras.layers.LSTMCell(1)] * 10**5)',
  nest('(', '1', ')', 50_000),
  nest('[', '', ']', 50_000),
  nest('{1:', '1', '}', 20_000),
  nest('f(', '', ')', 50_000),
  nest('-', '1', '', 100_000),
  nest('not ', '1', '', 100_000),
  nest('lambda: ', '1', '', 20_000),
  nest('x if y else (', '1', ')', 20_000),
  `x = ${'1 + '.repeat(100_000)}1`,
  `x = ${'a.'.repeat(100_000)}b`,
  `x = f()${'()'.repeat(100_000)}`,
  `x${'[0]'.repeat(100_000)}`,
  `if x:\n${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}if 1:`).join('\n')}`,
  `if x: pass\n${'elif x: pass\n'.repeat(50_000)}`,
  `x = ${'9'.repeat(300_000)}`,
  `x = "${'a'.repeat(1_000_000)}"`,
  `f"${'{'.repeat(10_000)}`,
  nest('f"{', '1', '}"', 500),
  `${'@f\n'.repeat(50_000)}def g(): pass`,
  `${'a, '.repeat(50_000)}b = x`,
  `a = ${'b = '.repeat(50_000)}1`,
  `del ${nest('(', 'x', ')', 20_000)}`,
  `match x:\n  case ${nest('[', '', ']', 20_000)}: pass`,
  `try: pass\n${'except E: pass\n'.repeat(50_000)}`,
  `def f(${Array.from({ length: 50_000 }, (_, i) => `a${i}`).join(', ')}): pass\nf(*range(50000))`,
  `x = [i for i in x ${'for i in x '.repeat(20_000)}]`,
  `${'\n'.repeat(500_000)}x`,
  '#'.repeat(1_000_000),
  `${' '.repeat(1_000_000)}x`,
  '\ufeffx = 1\r\ny = 2\rz = 3\0',
  '\ud800',
  'x = "\ud800"\nprint(x)\nx.upper()\nrepr(x)',
  'import keras\nclass L(keras.layers.Layer):\n  def __init__(self, other):\n    super().__init__()\n    self.other = other\nclass M(keras.Model):\n  def __init__(self):\n    super().__init__()\n    self.l = L(self)\nm = M()\nm.trainable = False\nm.count_params()\nm.summary()\nm.get_config()',
];
