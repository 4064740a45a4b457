class Meter:
    count = 0

    def __init__(self, value=0, *rest, unit="m", **more):
        self.value, self.rest, self.unit, self.more = value, rest, unit, more
        Meter.count += 1

    def __repr__(self):
        return f"Meter({self.value!r}, {self.rest}, unit={self.unit!r}, {self.more})"

    def __str__(self):
        return f"{self.value}{self.unit}"

    def __format__(self, spec):
        return format(self.value, spec) + self.unit

    def __eq__(self, other):
        return isinstance(other, Meter) and self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __hash__(self):
        return hash(self.value)

    def __add__(self, other):
        return Meter(self.value + (other.value if isinstance(other, Meter) else other))

    __radd__ = __add__

    def __iadd__(self, other):
        self.value += other
        return self

    def __neg__(self):
        return Meter(-self.value)

    def __bool__(self):
        return self.value != 0

    def __contains__(self, item):
        return item < self.value

    def __iter__(self):
        return iter(range(self.value))

    def __getattr__(self, name):
        if name.startswith("x_"):
            return name[2:]
        raise AttributeError(f"no {name}")

    def __setitem__(self, key, value):
        self.more[key] = value

    def __delitem__(self, key):
        del self.more[key]

    def __enter__(self):
        print("enter", self)
        return self

    def __exit__(self, kind, error, trace):
        print("exit", kind.__name__ if kind else None, error)
        return kind is ValueError


m = Meter(3, 4, 5, unit="km", a=1)
print(repr(m), m, f"{m:>5}|{m}", m == Meter(3), m + Meter(1), m + 2, 2 + m, sum([m, m], Meter(0)), -m, bool(Meter()), 2 in m, list(m), Meter.count)
m += 10
m["k"] = 1
del m["a"]
print(repr(m), m.x_hello, getattr(m, "zzz", "default"), hasattr(m, "zzz"), {m: 1}[Meter(13)], sorted([Meter(2), Meter(1)]), max(Meter(5), Meter(7)))
try:
    m.zzz
except AttributeError as error:
    print("AttributeError", error)
with m as inside:
    raise ValueError("swallowed")
try:
    with m:
        raise KeyError("key")
except KeyError as error:
    print("KeyError", error, error.args, repr(error))


class Left:
    def who(self):
        return ["left"] + super().who()


class Right:
    def who(self):
        return ["right"] + super().who()


class Root:
    def who(self):
        return ["root"]


class Both(Left, Right, Root):
    def who(self):
        return ["both"] + super().who()


print(Both().who(), [c.__name__ for c in Both.__mro__])


class Celsius:
    def __init__(self, t):
        self._t = t

    @property
    def t(self):
        return self._t

    @t.setter
    def t(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._t = value

    @classmethod
    def zero(cls):
        return cls(0)

    @staticmethod
    def to_f(t):
        return t * 9 / 5 + 32


c = Celsius.zero()
c.t = 20
print(c.t, Celsius.to_f(c.t), c.__dict__, vars(c))
try:
    c.t = -300
except ValueError as error:
    print(error)


class Failure(Exception):
    def __init__(self, code, text="failed"):
        super().__init__(text)
        self.code = code


def risky(n):
    try:
        if n == 0:
            raise Failure(7)
        if n == 1:
            return 1 / 0
        if n == 2:
            return [][3]
        return "fine"
    except ZeroDivisionError as error:
        return f"zero: {error}"
    except (IndexError, KeyError):
        raise Failure(9, "wrapped")
    finally:
        print("finally", n)


for n in range(4):
    try:
        print(risky(n))
    except Failure as error:
        print(type(error).__name__, error, error.code)


def nested(a, /, b, *, c=3):
    def inner(d):
        nonlocal b
        b += d
        return a + b + c
    return inner


f = nested(1, 2, c=4)
print(f(1), f(1), [g(2) for g in [lambda x, i=i: x + i for i in range(3)]], (lambda *a, **k: (a, k))(1, b=2))
for call in (lambda: nested(), lambda: nested(1, 2, 3), lambda: nested(1, b=2, d=3), lambda: nested(1, 2, b=3), lambda: len(5), lambda: int("x"), lambda: "a" + 1, lambda: [1, 2][5], lambda: {}["k"], lambda: None.x, lambda: undefined, lambda: 1 + "a", lambda: "abc".foo, lambda: (1, 2)[0] < "a", lambda: [] + (), lambda: 5(), lambda: next(iter([]))):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


def countdown(n):
    while n:
        got = yield n
        n -= 1
    return "done"


print(list(countdown(3)), [x for x in countdown(2)], sum(countdown(4)), dict(zip("ab", countdown(2))))
gen = (x * x for x in range(3))
print(next(gen), next(gen), list(gen), next(gen, "end"))
x = [1, 2, 3, 4, 5]
x[1:3] = ["a", "b", "c"]
del x[0]
print(x, x[-2:], x[::-1], x.count("a"), x.index("c"), [*x, *"z"], x * 2 == x + x)
first, *middle, last = "hello"
(i, j), [k] = (1, 2), [3]
print(first, middle, last, i, j, k)
d = {"b": 1, "a": 2}
d |= {"c": 3}
print(d, d.pop("b"), d.setdefault("e", 5), list(d), len(d), {v: k for k, v in d.items()}, "a" in d, d.get("q"))
s = {1, 2, 3}
print(s & {2, 3, 4}, s | {9}, s - {1}, s ^ {1, 7}, s >= {1}, frozenset([1]) == {1}, len(s), 2 in s)
i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
else:
    print("never")
print(i, [(a, b) for a in range(3) for b in range(a)], any(v > 3 for v in [1, 5]), all([]), 3 if i else 4, not i, i and "yes")


def classify(value):
    match value:
        case 0 | 1:
            return "small"
        case int() if value > 100:
            return "huge"
        case int(n):
            return f"int {n}"
        case str() as text:
            return f"text {text}"
        case [a, b]:
            return f"pair {a} {b}"
        case [a, *rest]:
            return f"list {a} {rest}"
        case {"kind": "conv", "filters": n, **others}:
            return f"conv {n} {others}"
        case Celsius(t=t):
            return f"{t} degrees"
        case None:
            return "none"
        case _:
            return "other"


print([classify(v) for v in (1, 5, 500, "x", [1, 2], (1, 2, 3), {"kind": "conv", "filters": 8, "k": 3}, Celsius(4), None, 2.5)])
print("%s %r %5.1f|%-6d|%+d|%x|%%|%c" % ("a", "b", 2.25, 42, 7, 255, "z"), "%(n)03d" % {"n": 7}, "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0[1]}{1.value}".format([1, 2], m), f"{'x' * 3:^9}|{1e10}|{1e-10}|{123456789:,}|{0.5:.0%}|{-7 // 2}|{-7 % 3}|{2 ** 0.5:.3f}")
print(round(0.5), round(1.5), round(-2.5), round(2.345, 2), int(-3.7), 7 // -2, -7 // 2, 7 % -3, 1e300 * 1e10, 10 ** 25, 0.1 + 0.2, 1 / 3, 100.0, 1e16, 123456789.0, 2 ** 63)
print("a,b,,c".split(","), "a b".partition(" "), "abcabc".replace("b", "X", 1), "  x y ".strip(), "Ab".swapcase(), "x".join("abc"), "abc".find("z"), "aXbX".rsplit("X", 1), "tab\tq", "l1\nl2".splitlines(), "é".upper(), "abc"[1:], "%", "z" > "a", "abc".isalpha(), "12".isdigit(), "Hello World".title(), "hello"[::-2], "7".rjust(3, "0"), ord("a"), chr(98))
