"""What is recorded of `keras.ops`: calls on symbolic tensors, allowed and refused, some by hand and some drawn.

A case is (function, arguments, keywords). Nothing here says what comes out.
"""

import random

from operation_inputs import A, DTYPES, T
from particular_operations import others, pictures, products, windows

SHAPES = [(None, 8), (None,), (), (None, 4, 6), (2, 3, 4), (None, None, 3), (None, 28, 28, 3), (1, 3, 1), (0, 2)]

UNARY = """absolute abs fabs negative sign round trunc ceil floor square sqrt rsqrt cbrt reciprocal exp exp2 expm1 log log2 log10 log1p sin cos tan
arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh sinc angle deg2rad rad2deg i0 erf erfc erfinv corrcoef conjugate conj real imag nan_to_num
isfinite isinf isnan isneginf isposinf isreal signbit logical_not bitwise_invert bitwise_not copy convert_to_tensor array zeros_like ones_like empty_like
stop_gradient tril triu fliplr flipud size ndim ravel nonzero logdet slogdet view_as_complex view_as_real diag diagflat
nn.relu nn.relu6 nn.sigmoid nn.sparse_sigmoid nn.softplus nn.softsign nn.soft_shrink nn.hard_shrink nn.tanh_shrink nn.hard_tanh nn.sparse_plus nn.silu
nn.squareplus nn.log_sigmoid nn.leaky_relu nn.hard_sigmoid nn.hard_silu nn.elu nn.selu nn.celu nn.gelu nn.glu nn.softmax nn.log_softmax nn.sparsemax
nn.normalize nn.rms_normalization nn.layer_normalization relu softmax activations.relu activations.gelu activations.tanh activations.exponential activations.softmax
sort argsort cumsum cumprod nancumsum nancumprod diff trapezoid flip transpose squeeze diagonal trace unique rfft bincount histogram view
linalg.cholesky linalg.cholesky_inverse linalg.inv linalg.det linalg.eig linalg.eigh linalg.lu_factor linalg.norm linalg.qr linalg.svd linalg.matrix_rank linalg.pinv
image.rgb_to_grayscale image.rgb_to_hsv image.hsv_to_rgb image.gaussian_blur image.elastic_transform image.sobel_edges vander""".split()

BINARY = """add subtract multiply divide divide_no_nan true_divide floor_divide power mod fmod maximum minimum fmax fmin arctan2 logaddexp logaddexp2 gcd lcm
ldexp nextafter equal not_equal greater greater_equal less less_equal logical_and logical_or logical_xor heaviside hypot bitwise_and bitwise_or bitwise_xor
bitwise_left_shift left_shift bitwise_right_shift right_shift allclose isclose isin outer kron cdist matmul dot vdot inner tensordot cross correlate digitize
searchsorted append take take_along_axis linspace logspace geomspace full_like where_pair nn.binary_crossentropy nn.categorical_crossentropy
nn.sparse_categorical_crossentropy nn.polar linalg.solve linalg.solve_triangular linalg.lstsq image.ssim segment_sum segment_max""".split()

REDUCING = """mean sum prod max min amax amin all any std var median ptp argmax argmin count_nonzero logsumexp nanargmax nanargmin nanmax nanmin nanmean nanmedian
nanprod nansum nanstd nanvar average linalg.norm""".split()

WITHOUT_KEEPDIMS = {"count_nonzero", "average"}

PAIRS = [((None, 8), (None, 8)), ((None, 8), (8,)), ((None, 8), (None, 1)), ((None, 1), (None, 8)), ((None, 4, 1), (6,)), ((None, 8), (7,)), ((None, 8), (3, 8)), ((3, 8), (4, 8)), ((), (None, 2)),
         ((None, 3, 4), (4, 5)), ((2, 3, 4), (2, 4, 5)), ((None, 3, 4), (None, 4, 5)), ((None, 3, 4), (None, 5, 4)), ((4,), (4, 2)), ((None, 4), (4,)), ((5,), (5,)), ((5,), (3,)), ((None, None), (None, None)), ((1, 3), (1, 3)), ((3, 3), (3,)), ((3, 3), (3, 2)), ((None, 3, 3), (None, 3, 2)), ((None, 28, 28, 3), (None, 28, 28, 3))]


def cases():
    """Every case."""
    yield from by_pattern()
    yield from by_hand()
    yield from drawn(random.Random(20))


def by_pattern():
    """The same questions to many functions."""
    for name in UNARY:
        for dtype in DTYPES:
            yield name, [T(None, 4, 6, dtype=dtype)], {}
        for shape in [*SHAPES, (4, 4), (None, 5, 5), (3, 5), (None, 10, 10, 1), (7, 7, 3), (None, 6, 7, 4)]:
            yield name, [T(*shape)], {}
        yield name, [], {}
        yield name, [T(None, 4)], {"nothing": 1}
    for name in BINARY:
        real = "where" if name == "where_pair" else name
        wrap = (lambda a, b: [T(None, 8, dtype="bool"), a, b]) if name == "where_pair" else (lambda a, b: [a, b])
        for a, b in PAIRS:
            yield real, wrap(T(*a), T(*b)), {}
        for i, dtype in enumerate(DTYPES):
            for other in (DTYPES[(i + 1) % 15], DTYPES[(i + 4) % 15], DTYPES[(i + 8) % 15], dtype):
                yield real, wrap(T(None, 8, dtype=dtype), T(None, 8, dtype=other)), {}
            for scalar in (2, 1.5, True):
                yield real, wrap(T(None, 8, dtype=dtype), scalar), {}
        for scalar in (2, 2.0, False, "text", None, [1, 2], (1.0,)):
            yield real, wrap(T(None, 8), scalar), {}
            yield real, wrap(scalar, T(None, 8)), {}
        for dtype in ("float64", "int64", "int8", "bool", "float16"):
            yield real, wrap(T(None, 8), A(8, dtype=dtype)), {}
            yield real, wrap(A(4, 8, dtype=dtype), T(None, 8, dtype="int32")), {}
            yield real, wrap(A(dtype=dtype), T(None, 8, dtype="uint8")), {}
    for name in REDUCING:
        for dtype in DTYPES:
            yield name, [T(None, 4, 6, dtype=dtype)], {"axis": 1}
        for shape in ((None, 4, 6), (None,), (), (2, 3)):
            for axis in (None, 0, -1, 1, 3, -4, (0, 1), (1, 2), [0], (-1, 0), (1, 1), (), 1.0, "1", True):
                yield name, [T(*shape)], {"axis": axis}
                if name not in WITHOUT_KEEPDIMS and axis in (None, 1, -1, (0, 1)):
                    yield name, [T(*shape)], {"axis": axis, "keepdims": True}
        yield name, [T(None, 4)], {}
    for name in ("concatenate", "stack", "hstack", "vstack", "dstack", "meshgrid", "fft", "fft2", "ifft2", "irfft"):
        star = name == "meshgrid"
        for shapes in ([(None, 8), (None, 8)], [(None, 8), (None, 4)], [(None, 8), (3, 8)], [(2, 8), (3, 8)], [(None, 4, 2), (None, 4, 2)], [(2, 4, 2), (2, 4, 5)], [(2, 3, 2), (2, 3, None)], [(5,), (6,)], [(5,), (5,)], [(), ()], [(None, 8)], [(2, 8), (2, 8), (2, 3)], [(None, 2), (None, 2, 2)], [(4,), (2, 3), (None,)]):
            items = [T(*shape) for shape in shapes]
            yield name, items if star else [items], {}
            if not star:
                yield name, [tuple(items)], {}
            if name in ("concatenate", "stack"):
                for axis in (1, -1, -2, 2, 5, None, 1.0):
                    yield name, [items], {"axis": axis}
        for dtype, other in (("int32", "float32"), ("bool", "int8"), ("uint8", "int8"), ("float16", "bfloat16"), ("int64", "float16"), ("string", "string"), ("float32", "string"), ("int8", "int8")):
            items = [T(3, 8, dtype=dtype), T(3, 8, dtype=other)]
            yield name, items if star else [items], {}
        if not star:
            yield name, [[]], {}
            yield name, [[T(3, 8), 2]], {}
            yield name, [[T(3, 8), A(3, 8, dtype="float64")]], {}
            yield name, [T(3, 8)], {}
            yield name, [[A(3, 8, dtype="int64"), T(3, 8, dtype="int32")]], {}


def by_hand():
    """What is particular to a function."""
    x = T(None, 28, 28, 3)
    for key in (0, -1, 28, (0,), (slice(None), 0), (slice(None), -1), (slice(None), 28), (slice(None), slice(1, 5)), (slice(None), slice(None, None, 2)), (slice(None), slice(None, None, -1)), (Ellipsis, 0), (0, Ellipsis),
                (slice(None), None), (None, Ellipsis), (Ellipsis, None), (slice(None), slice(None), slice(None), slice(None), 0), slice(1, 3), Ellipsis, None, "x", 1.5, [0, 1], [0], (slice(None), [0, 1]), (Ellipsis, Ellipsis), (slice(2, 4),), (True,), True,
                (slice(None), slice(30, 40)), (slice(None), slice(-5, None)), (slice(None), slice(-50, 10)), (slice(None), slice(None, -3)), (slice(None), slice(20, 5, -3)), (slice(None), slice(None, 5, -4)), (slice(None), slice(-2, -20, -5)), (slice(None), slice(5, 1)), (slice(None), slice(1, 5, 0)),
                (slice(None), slice(1.0, 5)), (slice(None), slice(0, 28, 5), 3, slice(0, 2)), (slice(1, 2), Ellipsis, slice(0, 1)), (None, None, 0), (slice(None), -28), (slice(None), -29), (0, 0, 0, 0), (0, 0, 0, 0, Ellipsis), (0, 0, 0, 0, 0), (slice(None), T(2, dtype="int32")), T(2, dtype="int32"), (slice(None), A(2, dtype="int32")), ()):
        yield "get_item", [x, key], {}
        yield "get_item", [T(5, 6), key], {}
    for start in (None, 0, 2, -2, -9, 9):
        for stop in (None, 0, 3, -1, -9, 9):
            for step in (None, 1, 2, -1, -2):
                yield "get_item", [T(7, 3), (slice(start, stop, step),)], {}
    for newshape in ((-1,), (-1, 3), (-1, 4), (28, 28, 3), (-1, 28, 28, 3), (None, 2352), (-1, 2352), 2352, -1, (-1, -1), (-2, 3), (2, 3, 4), (24,), (4, -1), (5, -1), (0, -1), (), [6, 4], (6.0, 4), (-1, 1.5), "ab", None, (2, "a"), (1, 24)):
        for shape in ((None, 28, 28, 3), (2, 3, 4), (24,), (None, 24), (), (0, 4)):
            yield "reshape", [T(*shape), newshape], {}
    for axes in (None, (0, 1, 2), (2, 1, 0), (0, 2, 1), (0, -1, 1), (0, 1), (0, 0, 1), (0, 1, 3), [1, 0, 2], 1, (0, 1, 1.0), "abc"):
        yield "transpose", [T(None, 4, 6)], {"axes": axes}
    for axis in (0, 1, -1, 3, 4, -4, -5, (0, 1), (0, -1), [1], (0, 0), (2, 3, 1), None, 1.0, "a", (1, 7), ()):
        yield "expand_dims", [T(None, 4, 6), axis], {}
        yield "squeeze", [T(None, 1, 6, 1), axis], {}
        yield "squeeze", [T(1, 3, 1)], {"axis": axis}
        yield "flip", [T(None, 4, 6)], {"axis": axis}
        yield "roll", [T(None, 4, 6), 2], {"axis": axis}
        for name in ("nn.softmax", "nn.log_softmax", "nn.sparsemax", "nn.normalize", "nn.glu", "sort", "argsort", "cumsum", "cumprod", "nancumsum", "diff", "trapezoid", "argpartition_", "unique"):
            if name != "argpartition_":
                yield name, [T(None, 4, 6)], {"axis": axis}
        yield "argpartition", [T(2, 4, 6), 1], {"axis": axis}
        yield "nn.moments", [T(None, 4, 6), axis], {}
        yield "nn.moments", [T(None, 4, 6), axis], {"keepdims": True}
    for one, other in ((0, 1), (1, 2), (-1, 0), (0, 0), (0, 3), (-4, 1), (1.0, 0), ((0, 1), (1, 0)), ((0, 1), (2, 0)), ((0,), (1, 2)), ([0], [-1]), ((0, 0), (1, 2)), (None, 1)):
        for name in ("swapaxes", "moveaxis"):
            yield name, [T(None, 4, 6), one, other], {}
        for name in ("diagonal", "trace"):
            for offset in (0, 1, -2, 9):
                yield name, [T(5, 4, 6)], {"offset": offset, "axis1": one, "axis2": other}
    for k in (0, 1, -2, 9):
        for name in ("diag", "diagflat", "tril", "triu"):
            for shape in ((5,), (4, 6), (6, 4), (None,), (None, 3), (), (2, 3, 4)):
                yield name, [T(*shape)], {"k": k}
    for shape in ((3, 8), (None, 8), (2, 3, 8), (8,), (3, 7), 8, [3, 8], (3, None), (1, 8)):
        yield "broadcast_to", [T(None, 8), shape], {}
        yield "broadcast_to", [T(1, 8), shape], {}
        yield "full", [shape, T()], {}
        yield "full", [shape, T()], {"dtype": "int32"}
        yield "scatter", [T(4, 1, dtype="int32"), T(4, dtype="float16"), shape], {}
        yield "unravel_index", [T(5, dtype="int32"), shape], {}
    for repeats in (2, 0, [2], [1, 2], [1, 2, 3], (2, 1), [1, 2, 3, 4], 1.5, None, True, -1):
        for axis in (None, 0, 1, -1, 2):
            yield "repeat", [T(2, 3), repeats], {"axis": axis}
            yield "repeat", [T(None, 3), repeats], {"axis": axis}
        for shape in ((None, 3), (2, 3), (3,), ()):
            yield "tile", [T(*shape), repeats], {}
    for width in (1, 0, (1, 2), ((1, 2),), ((1, 2), (3, 4)), [[1, 2], [3, 4]], [[1], [2]], ((1,), (2,)), ((0, 0), (1, 1), (2, 2)), ((1, 2), (3,)), -1, (1,), 1.5, None, ((0, 0), (0, 0)), (), True):
        yield "pad", [T(None, 3), width], {}
        yield "pad", [T(4, 5), width], {}
        yield "pad", [T(4, 5), width], {"mode": "reflect"}
    yield "pad", [T(4, 5), 1], {"constant_values": 3}
    for axes in ((0, 1), (1, 2), (0, 0), (-1, 0), (0, 5), (0, 1, 2), [0, 2]):
        yield "rot90", [T(None, 4, 6)], {"axes": axes}
        yield "rot90", [T(4,)], {"axes": axes}
    for dtype in ("float16", "int64", "bool", "complex64", "nothing", None, "bfloat16", "float8_e4m3fn"):
        for name in ("cast", "saturate_cast", "zeros_like", "ones_like", "empty_like", "convert_to_tensor", "array", "view"):
            yield name, [T(None, 4, 6), dtype], {}
            yield name, [T(3, dtype="int8"), dtype], {}
        for name in ("cumsum", "prod", "nn.one_hot", "linspace", "full_like"):
            more = [5] if name == "nn.one_hot" else [3] if name in ("linspace", "full_like") else []
            yield name, [T(None, 4, dtype="int32"), *more], {"dtype": dtype}
    for sections in (1, 2, 3, 4, (1, 3), [1, 3], (2,), (), 0, -1, 1.5, None, (5, 3), (0, 9)):
        for axis in (0, 1, -1, 2, 5):
            yield "split", [T(None, 6, 4), sections], {"axis": axis}
            yield "array_split", [T(None, 6, 5), sections], {"axis": axis}
        for name in ("hsplit", "vsplit", "dsplit"):
            for shape in ((6,), (6, 4), (6, 4, 2), (None, None, 6), ()):
                yield name, [T(*shape), sections], {}
    for num in (None, 3, 0, 1.5):
        for axis in (0, 1, -1, 4):
            yield "unstack", [T(None, 3, 2)], {"num": num, "axis": axis}
            yield "unstack", [T(2, 3)], {"num": num, "axis": axis}
    for axis in (None, 0, 1, -1, 2, 4, 1.0):
        for b in ((None, 8), (3,), (None, 5), (4, 8)):
            yield "append", [T(None, 8), T(*b)], {"axis": axis}
            yield "append", [T(4, 8), T(*b)], {"axis": axis}
            yield "take", [T(None, 8), T(*b, dtype="int32")], {"axis": axis}
            yield "take", [T(None, 8), A(*[d or 2 for d in b], dtype="int32")], {"axis": axis}
            yield "take_along_axis", [T(None, 8), T(*b, dtype="int32")], {"axis": axis}
        yield "take", [T(None, 8, 3), 2], {"axis": axis}
        yield "take", [T(None, 8, 3), [0, 1]], {"axis": axis}
        yield "take", [T(None, 8, 3), [[0, 1], [1, 2]]], {"axis": axis}
        yield "take", [T(None, 8, 3), [[0], [1, 2]]], {"axis": axis}
        for num in (5, 1, 0, None, 2.0):
            for name in ("linspace", "logspace", "geomspace"):
                yield name, [T(None, 3), T(3)], {"num": num, "axis": axis}
    yield from products()
    yield from windows()
    yield from pictures()
    yield from others()


def drawn(chance):
    """Calls by chance: where broadcasting, dtypes and axes meet."""
    def tensor():
        rank = chance.randint(0, 4)
        shape = [chance.choice((None, 1, 1, 2, 3, 4, 6)) for _ in range(rank)]
        return (T if chance.random() < 0.8 else A)(*[size or 2 for size in shape], dtype=chance.choice(DTYPES[:13])) if chance.random() < 0.2 else T(*shape, dtype=chance.choice(DTYPES[:13] + ["float32"] * 8))
    axis = lambda: chance.choice((None, 0, 1, -1, -2, 2, (0, 1), (-1, 1), 3))
    for _ in range(900):
        yield chance.choice(BINARY[:38] + ["matmul", "dot", "inner", "outer", "kron", "tensordot"]), [tensor(), tensor()], {}
    for _ in range(500):
        name = chance.choice(REDUCING)
        yield name, [tensor()], {"axis": axis()} | ({} if name in WITHOUT_KEEPDIMS else {"keepdims": chance.random() < 0.5})
    for _ in range(300):
        one = tensor()
        count = chance.randint(1, 3)
        same = [T(*[size if chance.random() < 0.9 else chance.choice((None, 2)) for size in one.shape], dtype=chance.choice(DTYPES[:13])) for _ in range(count)]
        yield chance.choice(("concatenate", "stack", "hstack", "vstack", "dstack")), [[T(*one.shape, dtype=one.dtype), *same]], {}
    part = lambda: chance.choice((0, 1, -1, None, Ellipsis, slice(None), slice(1, None), slice(None, -1), slice(None, None, 2), slice(0, 2), slice(None, None, -1), 5))
    for _ in range(500):
        yield "get_item", [tensor(), tuple(part() for _ in range(chance.randint(0, 5)))], {}
    for _ in range(300):
        yield "reshape", [tensor(), tuple(chance.choice((-1, 1, 2, 3, 4, 6, 12, None)) for _ in range(chance.randint(0, 4)))], {}
    for _ in range(200):
        yield "where", [tensor(), tensor(), chance.choice((tensor(), 1, 0.0))], {}
