print(7 // 2, -7 // 2, 7 // -2, -7 % 3, 7 % -3, -7.5 % 2, 7.5 // 2, 2 ** 10, 2 ** -1, 2 ** 100, 10 / 4, 6 / 3)
print(1e16, 1e-5, 0.1 + 0.2, 1.0, 100000.0, 123456789.123, 1e22, float('inf'), -0.0)
print("%d %s %5.2f %-5s| %05d %x %e %g %%" % (3, "a", 3.14159, "ab", 42, 255, 12345.678, 0.0001))
print("{:>10} {:<5}| {:^7} {:+d} {:,} {:.3f} {:e} {:08.2f} {:b} {:#x} {!r}".format("a", 1, "mid", 5, 1234567, 2.5, 12345.6, 3.14159, 10, 255, "q"))
print("{0} {1} {0} {name} {x[0]} {y.real}".format(1, 2, name="n", x=[5], y=3))
x = 3.14159; n = 42; s = "hi"
print(f"{x:.2f} {n:>6} {s!r} {n=} {x = :.1f} {'nested ' + s} {n:{5}} {{}} {s:*^10} {1/3:.3%} {10000:_}")
a, *b, c = range(5); print(a, b, c)
(p, q), r = (1, 2), 3; print(p, q, r)
print([i * j for i in range(3) for j in range(3) if i != j], {k: v for k, v in zip("abc", range(3))}, sorted({3, 1, 2}))
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3}))
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
i = counter(); i(); print(i())
class A:
    k = 1
    def __init__(self, x): self.x = x
    def __repr__(self): return f"A({self.x})"
    def __add__(self, o): return A(self.x + o.x)
    def __eq__(self, o): return self.x == o.x
    def __len__(self): return self.x
    def __getitem__(self, i): return i * 2
    def __call__(self, y): return self.x + y
    @property
    def double(self): return self.x * 2
    @staticmethod
    def st(a): return a
    @classmethod
    def make(cls, v): return cls(v)
class B(A):
    def __init__(self, x): super().__init__(x + 1); self.y = x
    def __repr__(self): return "B" + super().__repr__()
print(A(1) + A(2), B(3), A(1) == A(1), len(A(4)), A(1)[5], A(1)(2), A(2).double, A.st(3), B.make(4), isinstance(B(1), A), B.__name__, type(B(1)), B.__mro__)
try:
    [][1]
except (KeyError, IndexError) as e:
    print("caught", type(e).__name__, e)
else: print("no")
finally: print("fin")
for i in range(3):
    if i == 5: break
else: print("else")
while True:
    n -= 10
    if n < 0: break
print(n, 1 < 2 < 3, 1 < 3 < 2, not [], [] or "d", None and 1)
def gen():
    for i in range(3): yield i
    yield from "ab"
print(list(gen()), sum(x for x in range(10)), max([3, 9, 2], key=lambda v: -v), sorted("banana"), sorted([3,1,2], reverse=True))
print("a,b,c".split(","), " x ".strip(), "-".join(["a", "b"]), "Hello"[1:3], "hello"[::-1], "abc".upper(), "a b  c".split(), "x".center(5, "*"), "3".zfill(3), "title case".title())
d = {"a": 1}; d.update(b=2); d["c"] = 3; print(d, d.get("z", 0), list(d.items()), "a" in d, {**d, "z": 9})
print((1,), (), [1, [2, (3,)]], {1: "x"}, "it's", 'say "x"', "both ' \"", "\n\t", True, None, 1 if d else 2)
print(*[1, 2, 3], sep=", ", end="!\n")
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), abs(-3), divmod(7, 2), pow(2, 5, 7), int("12"), int(3.9), int("ff", 16), float("1.5"), str(1.0), bool([]), 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70)
if (w := 5) > 3: print(w)
match [1, 2, 3]:
    case [1, *rest]: print("rest", rest)
match {"t": 1, "u": 2}:
    case {"t": t, **o}: print(t, o)
match 5:
    case 1 | 2: print("no")
    case x if x > 3: print("x", x)
import math, itertools, functools, collections
print(math.sqrt(16), math.pi, math.floor(2.7), math.ceil(2.1), math.prod([2, 3]), math.log(8, 2), math.gcd(12, 18))
print(list(itertools.product([1, 2], "ab")), list(itertools.chain([1], [2])), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]))
P = collections.namedtuple("P", "x y"); print(P(1, 2), P(1, 2).x, collections.Counter("aab").most_common(1))
from dataclasses import dataclass, field
@dataclass
class Cfg:
    a: int
    b: str = "x"
    c: list = field(default_factory=list)
print(Cfg(1), Cfg(1) == Cfg(1), Cfg(2, "y").b)
def deco(fn):
    def w(*a, **k): return fn(*a, **k) + 1
    return w
@deco
def g(x): return x
print(g(1), [*range(3)], {*[1, 1]}, list(map(str, [1, 2])), list(filter(None, [0, 1])), list(enumerate("ab", 1)), any([0, 1]), all([]))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(30), 0xFF, 1_000, 0b11, 1e3, 10**20)
print("abc" < "abd", [1, 2] < [1, 3], (1,) == (1,), "a" * 3, [0] * 3, 3 in [1, 3], type(1), type(1.5), type("s"), type([]), type(None), type(print), type(f))
print(5 if x else 6, lst := [1], lst is lst, 1 == 1.0, True + True, "%s" % (1,), "%r" % "q", "%(a)s" % {"a": 1})
global_v = 1
def setg():
    global global_v
    global_v = 2
setg(); print(global_v)
print(f"{'a':>5}|{3:<5}|{2.5:^7}|{-3:05d}|{1234.5:,.2f}|{0.00001}|{1e100}|{True:d}|{None}|{[1,2]}")
assert True, "x"
del d["a"]; print(d)
l = [3, 1, 2]; l.sort(); l.append(4); l.insert(0, 9); print(l, l.pop(), l.index(1), l[-1], l[1:], l[::2]); l[1:2] = [7, 8]; print(l)
print(1 / 3, 2 / 3 * 100, 1e-7, 123456789012345680.0, 5e-324, 1.7976931348623157e308, 3.0e10)
