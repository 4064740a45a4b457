"""Draws programs of plain Python and says what Python prints for them: one JSON object a line.

    python draw_python.py SEED COUNT

Every statement prints what it comes to, or the exception that it raises; nothing in a program depends on chance or the machine.
"""

import contextlib
import io
import json
import random
import sys

INTS = ["0", "1", "-1", "2", "3", "-7", "10", "255", "-128", "2**31", "10**18", "-(2**70)"]
FLOATS = ["0.0", "1.5", "-2.25", "1e300", "1e-7", "3.0", "-0.0", "0.1", "123456.789", "1e16", "float('inf')", "float('nan')"]
STRINGS = ["''", "'a'", "'Hello'", "'a,b,,c'", "'  pad '", "'ÄÖé'", "'line\\nnext'", "'x=1'", "'12'", "'abc' * 3", "'It\\'s'", "'tab\\t'", "'😀b'"]
SPECS = ["", "5", "<8", ">8", "^9", "*^9", "05d", "+d", ",", "x", "#x", "b", "#o", "e", ".2f", "08.3f", "+.1e", "%", ".1%", "g", ".3g", "10.4g", ",.2f", "_d", "c", "s", ".3", "n", "=+8", "!r", "E", "G", " d", "-d", "#b", "_x", "010", "<010.2f"]
PERCENT = ["%d", "%5d", "%-5d|", "%05d", "%+d", "%x", "%o", "%e", "%.2f", "%8.3f", "%g", "%s", "%r", "%10s|", "%-10s|", "%.2s", "%c", "%%%d", "%i", "%X", "%#x", "%5.1f%%"]


class Draw:
    def __init__(self, rng):
        self.rng = rng
        self.count = 0

    def pick(self, *options):
        return self.rng.choice(options)

    def fresh(self, prefix="v"):
        self.count += 1
        return f"{prefix}{self.count}"

    def int(self, depth=2):
        if depth <= 0:
            return self.rng.choice(INTS)
        d = depth - 1
        return self.pick(
            lambda: self.rng.choice(INTS),
            lambda: f"({self.int(d)} {self.pick('+', '-', '*', '//', '%', '&', '|', '^')} {self.int(d)})",
            lambda: f"({self.int(0)} ** {self.pick('0', '1', '2', '3', '-1')})",
            lambda: f"({self.int(0)} {self.pick('<<', '>>')} {self.pick('0', '1', '5')})",
            lambda: f"len({self.any_list(d)})",
            lambda: f"(-{self.int(d)})",
            lambda: f"(~{self.int(d)})",
            lambda: f"abs({self.int(d)})",
            lambda: f"int({self.float(d)})",
            lambda: f"int({self.rng.choice(STRINGS)})",
            lambda: f"divmod({self.int(d)}, {self.int(0)})[{self.pick('0', '1')}]",
            lambda: f"round({self.float(d)})",
            lambda: f"sum({self.int_list(d)})",
            lambda: f"{self.pick('max', 'min')}({self.int_list(d)})",
            lambda: f"pow({self.int(0)}, {self.pick('0', '2', '5')}, {self.pick('7', '-3', '1')})",
            lambda: f"int({self.pick(repr('ff'), repr('101'), repr('z'), repr('0x1f'))}, {self.pick('16', '2', '0', '36')})",
            lambda: f"({self.int(d)} if {self.bool(d)} else {self.int(d)})",
            lambda: f"{self.str(d)}.{self.pick('count', 'find', 'rfind', 'index')}({self.str(0)})",
            lambda: f"({self.int(d)}).bit_length()",
            lambda: f"ord({self.pick(repr('a'), repr('é'), repr('ab'))})",
            lambda: f"math.{self.pick('gcd', 'lcm', 'comb', 'perm')}({self.pick('12', '18', '5', '0')}, {self.pick('8', '27', '2')})",
            lambda: f"math.{self.pick('floor', 'ceil', 'trunc')}({self.float(d)})",
        )()

    def float(self, depth=2):
        if depth <= 0:
            return self.rng.choice(FLOATS)
        d = depth - 1
        return self.pick(
            lambda: self.rng.choice(FLOATS),
            lambda: f"({self.float(d)} {self.pick('+', '-', '*', '/', '//', '%', '**')} {self.float(d)})",
            lambda: f"({self.int(d)} / {self.int(d)})",
            lambda: f"round({self.float(d)}, {self.pick('0', '1', '2', '-1')})",
            lambda: f"float({self.pick(repr('1.5'), repr('nan'), repr('1e5'), repr('x'), repr(' 2 '))})",
            lambda: f"math.{self.pick('sqrt', 'exp', 'log', 'sin', 'cos', 'tanh', 'fabs', 'log2', 'log10')}({self.pick('2.0', '0.5', '100', '-1.0', '1')})",
            lambda: f"math.{self.pick('pow', 'hypot', 'fmod', 'atan2', 'copysign')}({self.pick('2.0', '-3', '0.5')}, {self.pick('3', '2.5', '-1.0')})",
            lambda: f"abs({self.float(d)})",
        )()

    def bool(self, depth=2):
        if depth <= 0:
            return self.pick("True", "False")
        d = depth - 1
        return self.pick(
            lambda: f"({self.int(d)} {self.pick('<', '<=', '==', '!=', '>', '>=')} {self.float(d)})",
            lambda: f"({self.int(d)} < {self.int(d)} <= {self.int(d)})",
            lambda: f"({self.str(d)} {self.pick('<', '==', 'in', 'not in')} {self.str(d)})",
            lambda: f"({self.any_list(d)} {self.pick('==', '<', '!=')} {self.any_list(d)})",
            lambda: f"({self.bool(d)} {self.pick('and', 'or')} {self.bool(d)})",
            lambda: f"(not {self.any(d)})",
            lambda: f"isinstance({self.any(d)}, {self.pick('int', 'str', '(int, float)', 'list', 'bool', 'dict')})",
            lambda: f"{self.pick('any', 'all')}({self.any_list(d)})",
            lambda: f"{self.str(d)}.{self.pick('isdigit', 'isalpha', 'isupper', 'islower', 'isspace', 'isalnum', 'isidentifier', 'istitle', 'isnumeric', 'isdecimal', 'isprintable')}()",
            lambda: f"{self.str(d)}.{self.pick('startswith', 'endswith')}({self.pick(self.str(0), '(' + self.str(0) + ', ' + self.str(0) + ')')})",
            lambda: f"({self.int(0)} in {self.int_list(d)})",
            lambda: f"({self.any(d)} is None)",
        )()

    def str(self, depth=2):
        if depth <= 0:
            return self.rng.choice(STRINGS)
        d = depth - 1
        return self.pick(
            lambda: self.rng.choice(STRINGS),
            lambda: f"({self.str(d)} + {self.str(d)})",
            lambda: f"({self.str(0)} * {self.pick('0', '1', '3', '-1')})",
            lambda: f"{self.str(d)}.{self.pick('upper', 'lower', 'title', 'capitalize', 'swapcase', 'strip', 'lstrip', 'rstrip', 'casefold')}()",
            lambda: f"{self.str(d)}.{self.pick('strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix')}({self.str(0)})",
            lambda: f"{self.str(d)}.{self.pick('center', 'ljust', 'rjust', 'zfill')}({self.pick('0', '7', '12')})",
            lambda: f"{self.str(d)}.{self.pick('center', 'ljust', 'rjust')}(9, {self.pick(repr('*'), repr('-'))})",
            lambda: f"{self.str(d)}.replace({self.str(0)}, {self.str(0)}{self.pick('', ', 1')})",
            lambda: f"{self.str(0)}.join({self.str_list(d)})",
            lambda: f"{self.str(d)}[{self.slice()}]",
            lambda: f"str({self.any(d)})",
            lambda: f"repr({self.any(d)})",
            lambda: f"format({self.pick(self.int(d), self.float(d), self.str(0))}, {self.rng.choice(SPECS)!r})",
            lambda: "f'{" + self.pick(self.int(0), "1.5", "-3", "x0") + self.pick("", "!r", "!s", "=") + ":" + self.rng.choice(SPECS).replace("'", "").replace("!r", "") + "}'",
            lambda: "f'{x0:{w0}.{p0}f}|{x0!r:>{w0}}|{{}}'",
            lambda: f"({self.rng.choice(PERCENT)!r} % ({self.pick(self.int(d), self.float(d), self.str(0))},))",
            lambda: f"('%s and %r' % ({self.any(d)}, {self.any(d)}))",
            lambda: f"('%(a)s-%(b)05.1f' % {{'a': {self.any(0)}, 'b': {self.float(0)}}})",
            lambda: f"'{{}} {{0!r}}'.format({self.int(0)})",
            lambda: f"'{{0}} {{1:>6}} {{k}} {{l[0]}}'.format({self.int(0)}, {self.str(0)}, k={self.any(d)}, l={self.int_list(1)})",
            lambda: f"{self.pick('hex', 'oct', 'bin')}({self.int(d)})",
            lambda: f"chr({self.pick('65', '233', '128512', '-1')})",
            lambda: f"{self.str(d)}.expandtabs({self.pick('', '4')})",
            lambda: f"{self.str(d)}.translate(str.maketrans('ab', 'xy'))",
            lambda: f"textwrap.dedent({self.str(d)})",
            lambda: f"os.path.join({self.str(0)}, {self.str(0)})",
            lambda: f"os.path.{self.pick('basename', 'dirname')}({self.pick(repr('a/b/c.txt'), repr('/x'), repr('d/'))})",
            lambda: f"json.dumps({self.any(d)}{self.pick('', ', indent=2', ', sort_keys=True')})",
            lambda: f"re.sub({self.pick(repr('[a-z]+'), repr('(l+)'), repr('^.'))}, {self.pick(repr('_'), repr('<X>'))}, {self.str(d)})",
        )()

    def slice(self):
        part = lambda: self.pick("", "0", "1", "-1", "-3", "2", "100", "-100")
        return self.pick(lambda: self.pick("0", "1", "-1", "5", "-9"), lambda: f"{part()}:{part()}", lambda: f"{part()}:{part()}:{self.pick('', '1', '2', '-1', '-2')}")()

    def int_list(self, depth=2):
        d = depth - 1
        if depth <= 0:
            return self.pick("[]", "[3, 1, 2]", "[0]", "list(range(5))", "[-1, 5, -1, 7]")
        return self.pick(
            lambda: self.int_list(0),
            lambda: f"[{', '.join(self.int(0) for _ in range(self.rng.randrange(5)))}]",
            lambda: f"list(range({self.pick('0', '3', '-2', '10')}, {self.pick('5', '-5', '0')}, {self.pick('1', '-1', '3', '-2')}))",
            lambda: f"[x {self.pick('+ 1', '* 2', '// 2', '% 3', '** 2')} for x in {self.int_list(d)}{self.pick('', ' if x > 0', ' if x % 2', ' if not x')}]",
            lambda: f"[x * y for x in {self.int_list(0)} for y in {self.int_list(0)} if x != y]",
            lambda: f"sorted({self.int_list(d)}{self.pick('', ', reverse=True', ', key=lambda v: -v', ', key=abs')})",
            lambda: f"{self.int_list(d)}[{self.pick('1:', '::-1', ':2', '-2:')}]",
            lambda: f"({self.int_list(d)} + {self.int_list(d)})",
            lambda: f"list(map(lambda v: v + 1, {self.int_list(d)}))",
            lambda: f"list(filter(lambda v: v > 1, {self.int_list(d)}))",
            lambda: f"list(reversed({self.int_list(d)}))",
            lambda: f"list(itertools.accumulate({self.int_list(d)}{self.pick('', ', lambda a, b: a * b')}))",
            lambda: f"list(itertools.chain({self.int_list(0)}, {self.int_list(0)}))",
            lambda: f"list(itertools.islice(itertools.{self.pick('count(2)', 'cycle([1, 2])', 'repeat(3)')}, {self.pick('0', '4')}))",
            lambda: f"list(itertools.takewhile(lambda v: v < 3, {self.int_list(d)}))",
            lambda: f"list(itertools.dropwhile(lambda v: v < 3, {self.int_list(d)}))",
            lambda: f"[functools.reduce(lambda a, b: a - b, {self.int_list(d)}, 0)]",
            lambda: f"list(set({self.int_list(0)}) {self.pick('&', '|', '-', '^')} set({self.int_list(0)}))" if False else f"sorted(set({self.int_list(0)}) {self.pick('&', '|', '-', '^')} set({self.int_list(0)}))",
            lambda: f"[*{self.int_list(d)}, *range(2)]",
            lambda: f"list(collections.deque({self.int_list(d)}, maxlen=2))",
        )()

    def str_list(self, depth=2):
        d = depth - 1
        if depth <= 0:
            return self.pick("['b', 'a']", "[]", "'xyz'", "['one', 'two', '']")
        return self.pick(
            lambda: self.str_list(0),
            lambda: f"{self.str(d)}.{self.pick('split', 'rsplit')}({self.pick('', repr(','), repr(' '), 'None', repr('a') + ', 1', 'maxsplit=1')})",
            lambda: f"{self.str(d)}.{self.pick('partition', 'rpartition')}({self.pick(repr(','), repr('a'), repr('='))})",
            lambda: f"{self.str(d)}.splitlines({self.pick('', 'True')})",
            lambda: f"[str(v) for v in {self.int_list(d)}]",
            lambda: f"[c.upper() for c in {self.str(d)}]",
            lambda: f"sorted({self.str_list(d)}{self.pick('', ', key=len', ', key=str.lower', ', reverse=True')})",
            lambda: f"re.{self.pick('findall', 'split')}({self.pick(repr('[a-z]'), repr(','), repr('(l)'), repr('[0-9]+'))}, {self.str(d)})",
            lambda: f"list(dict.fromkeys({self.str_list(d)}))",
        )()

    def dict(self, depth=2):
        d = depth - 1
        if depth <= 0:
            return self.pick("{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{'k': [1, 2], 'n': None}")
        return self.pick(
            lambda: self.dict(0),
            lambda: f"{{k: len(k) for k in {self.str_list(d)}}}",
            lambda: f"dict(zip({self.str_list(d)}, {self.int_list(d)}))",
            lambda: f"dict(a={self.any(d)}, b={self.int(0)})",
            lambda: f"{{**{self.dict(d)}, 'z': {self.any(d)}}}",
            lambda: f"({self.dict(d)} | {self.dict(d)})",
            lambda: f"dict(sorted(collections.Counter({self.str(0)}).items()))",
            lambda: f"dict(enumerate({self.str_list(d)}, {self.pick('0', '5')}))",
            lambda: f"json.loads(json.dumps({self.dict(0)}))",
        )()

    def any_list(self, depth=2):
        d = depth - 1
        return self.pick(
            lambda: self.int_list(depth), lambda: self.str_list(depth), lambda: self.dict(depth),
            lambda: f"({self.any(d)}, {self.any(d)})", lambda: f"({self.any(d)},)", lambda: f"[{self.any(d)}, {self.any(d)}, {self.any(d)}]",
            lambda: f"list({self.dict(d)}.{self.pick('items', 'keys', 'values')}())", lambda: f"list(zip({self.int_list(d)}, {self.str_list(d)}))",
            lambda: f"list(enumerate({self.str_list(d)}))", lambda: f"[list(g) for _, g in itertools.groupby({self.int_list(d)})]",
            lambda: f"list(itertools.{self.pick('product', 'zip_longest')}({self.int_list(0)}, {self.str_list(0)}))",
            lambda: f"list(itertools.{self.pick('combinations', 'permutations')}({self.int_list(0)}, 2))",
            lambda: f"[{self.int_list(d)}] * {self.pick('0', '2')}", lambda: "set()", lambda: f"frozenset([{self.int(0)}])", lambda: f"{self.int_list(d)}[{self.slice()}]",
        )()

    def any(self, depth=2):
        if depth <= 0:
            return self.pick(self.int(0), self.float(0), self.str(0), "None", "True", "False", "[]", "(1, 'b')", "{'q': 2.5}")
        return self.pick(self.int, self.float, self.str, self.bool, self.any_list, self.dict)(depth - 1)

    def statement(self):
        name = self.fresh()
        return self.pick(
            *[lambda: f"show(lambda: {self.any(3)})"] * 14,
            lambda: f"def {name}(a, b=2, *rest, c=3, **more):\n    return a, b, rest, c, more\nshow(lambda: {name}({self.pick('1', '1, 2', '1, 2, 3, 4', '1, c=5', 'a=1', '', '1, d=4', '*[1, 2, 3]', '1, **{chr(98): 7, chr(122): 8}', '1, a=2')}))",
            lambda: f"{name} = {self.int_list(1)}\n{name}.{self.pick('append(9)', 'extend([8, 8])', 'insert(1, 7)', 'pop()', 'pop(0)', 'reverse()', 'sort()', 'sort(reverse=True)', 'clear()', 'remove(1)', 'insert(-1, 0)')}\nprint({name}, {name}.count(1))" if False else f"{name} = {self.int_list(1)}\nshow(lambda: {name}.{self.pick('append(9)', 'extend([8, 8])', 'insert(1, 7)', 'pop()', 'pop(0)', 'reverse()', 'sort()', 'sort(reverse=True)', 'clear()', 'remove(1)', 'insert(-1, 0)', 'index(2)', 'copy()', 'count(3)')})\nprint({name})",
            lambda: f"{name} = {self.dict(1)}\nshow(lambda: {name}.{self.pick('get(1)', 'get(3, 4)', 'pop(1)', 'pop(1, None)', 'setdefault(5, [])', 'update(x=1)', 'update([(1, 2)])', 'popitem()', 'clear()', 'copy()')})\nprint({name}, len({name}))",
            lambda: f"{name} = {self.int_list(1)}\ntry:\n    {name}[{self.slice()}] = {self.pick('[9, 9]', '5', '[]')}\nexcept Exception as error:\n    print(type(error).__name__, error)\nprint({name})",
            lambda: f"{name} = {self.int_list(1)}\ntry:\n    del {name}[{self.slice()}]\nexcept Exception as error:\n    print(type(error).__name__, error)\nprint({name})",
            lambda: f"total = 0\nfor i, v in enumerate({self.int_list(1)}):\n    if v {self.pick('> 2', '== 1', '< 0')}:\n        {self.pick('continue', 'break')}\n    total += v * i\nelse:\n    print('done')\nprint(total, i)" if False else f"total = 0\ni = None\nfor i, v in enumerate({self.int_list(1)}):\n    if v {self.pick('> 2', '== 1', '< 0')}:\n        {self.pick('continue', 'break')}\n    total += v * i\nelse:\n    print('done')\nprint(total, i)",
            lambda: f"n = {self.pick('10', '27', '1')}\nsteps = 0\nwhile n != 1 and steps < 30:\n    n = n // 2 if n % 2 == 0 else 3 * n + 1\n    steps += 1\nprint(n, steps)",
            lambda: f"class {name.upper()}:\n    kind = 'base'\n    def __init__(self, x, y=0):\n        self.x, self.y = x, y\n    def __repr__(self):\n        return f'{{type(self).__name__}}({{self.x!r}}, {{self.y}})'\n    def __eq__(self, other):\n        return isinstance(other, {name.upper()}) and self.x == other.x\n    def __add__(self, other):\n        return {name.upper()}(self.x + other.x, self.y)\n    def __len__(self):\n        return 2\n    def __getitem__(self, i):\n        return (self.x, self.y)[i]\n    @property\n    def double(self):\n        return self.x * 2\n    @classmethod\n    def make(cls, v):\n        return cls(v, 1)\n    @staticmethod\n    def helper(v):\n        return v + 1\nclass {name.upper()}S({name.upper()}):\n    kind = 'sub'\n    def __init__(self, x):\n        super().__init__(x, 5)\n    def __str__(self):\n        return 'sub:' + str(self.x)\na, b = {name.upper()}({self.int(0)}), {name.upper()}S({self.int(0)})\nshow(lambda: (a, b, str(b), a == b, a + b, len(a), list(b), a.double, {name.upper()}.make(3), {name.upper()}S.helper(1), a.kind, b.kind))\nshow(lambda: a.nope)\nshow(lambda: a < b)\nprint(hasattr(a, 'x'), getattr(b, 'zz', 'none'), isinstance(b, {name.upper()}), vars(a))",
            lambda: f"def {name}(n):\n    try:\n        got = yield 0\n        for i in range(n):\n            got = yield (i, got)\n        return 'end'\n    finally:\n        print('closed')\ng = {name}({self.pick('0', '1', '3')})\nprint(next(g))\nshow(lambda: g.send('s'))\nprint(list(g))\nshow(lambda: next(g))",
            lambda: f"try:\n    try:\n        {self.pick('raise ValueError(1, 2)', 'raise KeyError(chr(107))', '1 / 0', '[][1]', '{}[0]', 'int(chr(120))', 'None + 1', 'raise TypeError', 'assert False, 3', 'pass', 'undefined_name')}\n    except {self.pick('ValueError', '(KeyError, IndexError)', 'ZeroDivisionError', 'LookupError', 'ArithmeticError')} as error:\n        print('inner', type(error).__name__, error, error.args)\n        {self.pick('raise', 'pass', 'raise RuntimeError(str(error)) from error')}\n    else:\n        print('else')\n    finally:\n        print('finally')\nexcept Exception as error:\n    print('outer', repr(error), str(error))",
            lambda: f"match {self.pick('[1, 2, 3]', '{chr(97): 1, 2: 3}', '5', repr('go north'), '(0, 7)', 'None', '[]', '-1.5', 'True')}:\n    case []:\n        print('empty')\n    case [a, *more]:\n        print('list', a, more)\n    case {{'a': value, **rest}}:\n        print('dict', value, rest)\n    case int(n) if n > 3:\n        print('int', n)\n    case str() as text:\n        print('text', text)\n    case True | None:\n        print('single')\n    case _:\n        print('other')",
            lambda: f"a, *b, (c, d) = {self.pick('1, 2, 3, (4, 5)', '1, (2, 3)', '[0, 0, chr(65) + chr(66)]')}\nprint(a, b, c, d)",
            lambda: f"@dataclasses.dataclass{self.pick('', '(frozen=True)', '(order=True)')}\nclass {name.upper()}:\n    x: int\n    y: float = 1.5\n    z: list = dataclasses.field(default_factory=list)\nshow(lambda: {name.upper()}({self.pick('1', '1, 2', 'x=3', '', '1, 2, [3]')}))\nshow(lambda: {name.upper()}(1) == {name.upper()}(1))\nshow(lambda: dataclasses.asdict({name.upper()}(2)))\nshow(lambda: {name.upper()}(1) < {name.upper()}(2))\nshow(lambda: dataclasses.replace({name.upper()}(1), y=9))",
            lambda: f"class {name.upper()}(enum.Enum):\n    A = 1\n    B = 'two'\n    C = enum.auto()\n    def label(self):\n        return self.name.lower()\nshow(lambda: ({name.upper()}.A, {name.upper()}.B.value, {name.upper()}('two'), {name.upper()}['A'], [m.name for m in {name.upper()}], {name.upper()}.A.label(), {name.upper()}.A == {name.upper()}.A))\nshow(lambda: {name.upper()}(9))",
            lambda: f"def {name}(f):\n    @functools.wraps(f)\n    def inner(*args, **kwargs):\n        print('call', f.__name__, args, kwargs)\n        return f(*args, **kwargs)\n    return inner\n@{name}\ndef target(x, y=1):\n    'doc'\n    return x ** y\nshow(lambda: (target(2, y=3), target.__name__, target.__doc__))",
            lambda: f"P = collections.namedtuple('P', 'x y', defaults=[0])\np = P({self.int(0)})\nshow(lambda: (p, p.x, p._replace(y=4), p._asdict(), P._fields, tuple(p), p[1]))",
            lambda: f"d = collections.defaultdict({self.pick('list', 'int', 'lambda: 5')})\nfor c in {self.str(0)}:\n    d[c] {self.pick('+= 1', '= d[c]')}\nprint(dict(d))" if False else f"d = collections.defaultdict(int)\nfor c in {self.str(0)}:\n    d[c] += 1\nprint(dict(d), d['zz'], len(d))",
            lambda: f"counter = collections.Counter({self.pick(repr('mississippi'), '[1, 1, 2]')})\nprint(counter.most_common(2), sum(counter.values()), counter['q'])",
            lambda: "x = 5\ndef outer():\n    x = 1\n    def inner():\n        nonlocal x\n        x += 1\n        return x\n    return inner(), inner(), x\nprint(outer(), x)",
            lambda: f"print({self.any(1)}, {self.any(1)}, sep={self.pick(repr('-'), repr(''))}, end={self.pick(repr('!'), repr(chr(10)))})\nprint()",
            lambda: f"if (n := {self.int(1)}) > 3:\n    print('big', n)\nelif n < 0:\n    print('negative', n)\nelse:\n    print('small', n)",
            lambda: f"with contextlib.suppress({self.pick('ValueError', 'ZeroDivisionError', 'Exception')}):\n    print(1 // {self.pick('0', '1')})\nprint('after')" if False else f"class {name.upper()}:\n    def __enter__(self):\n        print('enter')\n        return 7\n    def __exit__(self, kind, value, trace):\n        print('exit', kind.__name__ if kind else None)\n        return {self.pick('True', 'False')}\ntry:\n    with {name.upper()}() as seven:\n        print(seven, 1 // {self.pick('0', '1')})\nexcept ZeroDivisionError as error:\n    print('caught', error)",
            lambda: f"parser = argparse.ArgumentParser()\nparser.add_argument('--rate', type=float, default={self.float(0)})\nparser.add_argument('--names', nargs='+', default=['a'])\nparser.add_argument('--flag', action='store_true')\nargs = parser.parse_args([])\nprint(args.rate, args.names, args.flag, args)",
            lambda: f"path = pathlib.Path({self.pick(repr('a/b/c.tar.gz'), repr('/x/y'), repr('.'), repr('m.h5'))})\nprint(path.name, path.stem, path.suffix, path.parent, path / 'z', str(path), path.parts, path.with_suffix('.k'))",
        )()


def program(rng):
    draw = Draw(rng)
    head = ["import argparse, collections, dataclasses, enum, functools, itertools, json, math, os, pathlib, re, textwrap", "x0, w0, p0 = 3.14159, 9, 2", "def show(f):", "    try:", "        print(repr(f()))", "    except Exception as error:", "        print(type(error).__name__, error)"]
    parts = [f"print('## {i}')\n{draw.statement()}" for i in range(25)]
    return "\n".join([*head, *parts]) + "\n"


def printed(text):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(text, "program", "exec"), {"__name__": "__main__"})
        except SystemExit:
            raise
        except BaseException as error:
            return out.getvalue(), type(error).__name__
    return out.getvalue(), None


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    for i in range(count):
        text = program(random.Random(f"{seed}.{i}"))
        try:
            compile(text, "program", "exec")
        except SyntaxError:
            continue
        out, error = printed(text)
        print(json.dumps({"id": f"{seed}.{i}", "script": text, "printed": out, "error": error}))


sys.set_int_max_str_digits(0)
main()
