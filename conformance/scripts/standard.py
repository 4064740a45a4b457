import argparse
import collections
import copy
import enum
import functools
import itertools
import math
import operator
import os
import os.path as path
from abc import ABC, abstractmethod
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from typing import Dict, List, NamedTuple, Optional, Tuple

print(math.factorial(20), math.isqrt(99), math.hypot(3, 4), math.log10(1000), math.trunc(-2.5), math.inf, math.isclose(0.1 + 0.2, 0.3))
print(math.exp(1), math.sin(1), math.atan2(1, 2), math.degrees(math.pi), math.fsum([0.5, 0.25]), math.lcm(4, 6), math.copysign(1, -0.0))
print(list(itertools.combinations("abc", 2)), list(itertools.permutations([1, 2, 3], 2)), list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.accumulate([1, 2, 3, 4])))
print(list(itertools.zip_longest([1, 2], [3], fillvalue=0)), list(itertools.repeat(1, 3)), list(itertools.chain.from_iterable([[1], [2, 3]])), [next(itertools.cycle([7]))], list(itertools.starmap(pow, [(2, 3), (3, 2)])))
print(list(itertools.pairwise([1, 2, 3])), list(itertools.takewhile(lambda v: v < 3, [1, 2, 3, 1])), list(itertools.product("ab", repeat=2)))
double = functools.partial(operator.mul, 2)
print(double(21), functools.reduce(operator.add, [1, 2, 3]))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(20))
counts = collections.Counter(["a", "b", "a"])
print(counts["a"], counts["z"], counts.most_common(1), dict(counts))
groups = defaultdict(list)
for key, value in [("x", 1), ("y", 2), ("x", 3)]:
    groups[key].append(value)
print(dict(groups), list(OrderedDict(a=1)), list(deque([1, 2, 3])))
Point = collections.namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p == (1, 2), Point._fields, len(p))


class Size(NamedTuple):
    h: int
    w: int = 2


print(Size(1), Size(1).w, Size(3, 4)[0])


@dataclass
class Block:
    filters: int
    kernel: int = 3
    names: List[str] = field(default_factory=list)
    scale: Optional[float] = None

    def __post_init__(self):
        self.total = self.filters * self.kernel


@dataclass
class Wide(Block):
    extra: str = "e"


a, b = Block(8), Block(8, names=["x"])
a.names.append("y")
print(Wide(1), Wide(1, extra="z").total)
print(a, b, a == b, a.total, Block(1) == Block(1))
try:
    Block()
except TypeError as error:
    print(error)


class Kind(enum.Enum):
    SMALL = 1
    LARGE = "l"


print(Kind.SMALL, Kind.SMALL.value, Kind.LARGE.name, Kind("l"), Kind.SMALL == Kind.SMALL, Kind.SMALL is Kind.LARGE)


class Base(ABC):
    @abstractmethod
    def size(self): ...

    def describe(self):
        return f"{type(self).__name__} of {self.size()}"


class Leaf(Base):
    def size(self):
        return 3


print(Leaf().describe(), isinstance(Leaf(), Base), issubclass(Leaf, ABC))
parser = argparse.ArgumentParser(description="x")
parser.add_argument("--batch-size", type=int, default=32, help="size")
parser.add_argument("--name", default="net")
parser.add_argument("--rate", type=float, default="0.5")
parser.add_argument("--verbose", action="store_true")
parser.add_argument("-n", "--no-cache", dest="cache", action="store_false")
args = parser.parse_args([])
print(args.batch_size, args.name, args.rate, args.verbose, args.cache)
print(path.join("a", "b", "c.txt"), os.path.basename("/x/y.z"), os.path.splitext("a/b.tar.gz"), os.path.dirname("/x/y"), os.sep)
nested = {"a": [1, 2]}
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested["a"].append(3)
print(shallow, deep)


def describe(shape: Tuple[int, ...], table: Dict[str, int]) -> str:
    return "x".join(map(str, shape)) + str(table)


print(describe((1, 2), {"a": 1}))
