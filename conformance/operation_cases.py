"""What is recorded of `keras.ops`: calls on symbolic tensors, allowed and refused, some by hand and some drawn.

A case is (function, arguments, keywords); T is a symbolic tensor, A an array. Nothing here says what comes out.
"""

import random


class T:
    """A symbolic tensor."""

    def __init__(self, *shape, dtype="float32"):
        self.shape, self.dtype = shape, dtype


class A(T):
    """A NumPy array of zeros."""


DTYPES = "bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 bfloat16 float16 float32 float64 complex64 string".split()
SHAPES = [(None, 8), (None,), (), (None, 4, 6), (2, 3, 4), (None, None, 3), (None, 28, 28, 3), (1, 3, 1), (0, 2)]

UNARY = """absolute abs fabs negative sign round trunc ceil floor square sqrt rsqrt cbrt reciprocal exp exp2 expm1 log log2 log10 log1p sin cos tan
arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh sinc angle deg2rad rad2deg i0 erf erfc erfinv corrcoef conjugate conj real imag nan_to_num
isfinite isinf isnan isneginf isposinf isreal signbit logical_not bitwise_invert bitwise_not copy convert_to_tensor array zeros_like ones_like empty_like
stop_gradient tril triu fliplr flipud size ndim ravel nonzero logdet slogdet view_as_complex view_as_real diag diagflat
nn.relu nn.relu6 nn.sigmoid nn.sparse_sigmoid nn.softplus nn.softsign nn.soft_shrink nn.hard_shrink nn.tanh_shrink nn.hard_tanh nn.sparse_plus nn.silu
nn.squareplus nn.log_sigmoid nn.leaky_relu nn.hard_sigmoid nn.hard_silu nn.elu nn.selu nn.celu nn.gelu nn.glu nn.softmax nn.log_softmax nn.sparsemax
nn.normalize nn.rms_normalization nn.layer_normalization relu softmax one_hot_of activations.relu activations.gelu activations.tanh activations.exponential activations.softmax
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
        if name == "one_hot_of":
            continue
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


def products():
    """Einsum, tensordot, dot, cross and attention."""
    for text, *shapes in (("ij,jk->ik", (None, 4), (4, 5)), ("ij,jk", (None, 4), (4, 5)), ("bij,bjk->bik", (None, 3, 4), (None, 4, 5)), ("...ij,jk->...ik", (None, 2, 3, 4), (4, 5)), ("...ij,...jk", (None, 2, 3, 4), (4, 5)), ("ij->ji", (None, 4)), ("ii->i", (3, 3)), ("ii", (3, 3)), ("ij->", (None, 4)),
                          ("ij,ij->ij", (None, 4), (2, 4)), ("ij,kj->ik", (None, 4), (3, 5)), ("ij, jk -> ik", (None, 4), (4, 5)), ("ij,jk->ik->k", (None, 4), (4, 5)), ("ij,jk->ik", (None, 4, 2), (4, 5)), ("ij,jk->ik", (None, 4)), ("abc,cd->abd", (None, 3, 4), (4, 5)), ("bhqd,bhkd->bhqk", (None, 8, 10, 64), (None, 8, 12, 64)),
                          ("...i,...i->...", (None, 3, 4), (None, 3, 4)), ("i...,i...->...", (3, 4), (3, 4)), ("ij,jk->iz", (None, 4), (4, 5)), ("iJ,Jk->ik", (None, 4), (4, 5)), ("iJ,Jk->iJk", (None, 4), (4, 5)), ("ij,jk,kl->il", (None, 4), (4, 5), (5, 6)), ("abc->cba", (2, None, 4)), ("a...b->b...a", (2, 3, 4)), ("ij,jk->ki", (2, 1), (3, 4)), ("ab,bc->ac", (1, 3), (3, 1)), ("...->...", (2, 3)), ("ijij->ij", (2, 3, 2, 3)), ("ij,ij", (2, 3), (2, 3)), ("iii", (2, 2, 2))):
        yield "einsum", [text, *[T(*shape) for shape in shapes]], {}
        yield "einsum", [text, *[T(*shape, dtype="int8") for shape in shapes]], {}
        yield "einsum", [text, *[T(*shape, dtype=["int32", "float16", "bool"][i % 3]) for i, shape in enumerate(shapes)]], {}
    yield "einsum", ["ij,jk->ik", T(None, 4), A(4, 5)], {}
    yield "einsum", ["ij,->ij", T(None, 4), 2], {}
    yield "einsum", ["ij,->ij", T(None, 4, dtype="int8"), 2], {}
    for axes in (0, 1, 2, 3, -1, [[1], [0]], ((2,), (1,)), [[1, 2], [0, 1]], [[-1], [0]], [[0], [5]], 1.0, [1, 0], None, [[1]]):
        for a, b in (((None, 3, 4), (4, 5)), ((None, 3, 4), (3, 4, 5)), ((2, 3, 4), (3, 2)), ((None, 4), (4,))):
            yield "tensordot", [T(*a), T(*b)], {"axes": axes}
    for a, b in (((None, 3), (3,)), ((None, 3), (None, 3)), ((None, 2), (3,)), ((None, 4), (4,)), ((5, 3), (5, 2)), ((5, 2), (5, 2)), ((3, 5), (3, 5)), ((None, None), (None, 3))):
        for more in ({}, {"axis": 0}, {"axisa": 0}, {"axisc": 0}, {"axisc": 5}, {"axisa": 7}, {"axis": -1}):
            yield "cross", [T(*a), T(*b)], more
    for shapes in (((None, 10, 8, 64), (None, 12, 8, 64), (None, 12, 8, 64)), ((None, 10, 64), (None, 12, 64), (None, 12, 64))):
        yield "nn.dot_product_attention", [T(*shape) for shape in shapes], {}
        yield "nn.dot_product_attention", [T(*shape) for shape in shapes], {"is_causal": True, "mask": T(None, 1, 10, 12, dtype="bool")}
        yield "nn.dot_product_attention", [T(*shape) for shape in shapes], {"bias": T(None, 8, 10, 12), "scale": 0.5}
        yield "nn.dot_product_attention", [T(*shapes[0], dtype="float16"), T(*shapes[1]), T(*shapes[2], dtype="int32")], {}
        yield "nn.dot_product_attention", [T(*shape) for shape in shapes], {"attn_logits_soft_cap": 1.0}
    yield "where", [T(None, 4, dtype="bool")], {}
    yield "where", [T(None, 4, dtype="bool"), T(4)], {}
    yield "where", [T(None, 4, dtype="bool"), 1, 0.0], {}
    yield "where", [T(None, 4, dtype="bool"), T(4, dtype="int32"), 0.5], {}
    yield "where", [T(None, 4), T(4, dtype="int32"), True], {}
    yield "where", [True, T(4, dtype="int32"), T(None, 1)], {}
    yield "clip", [T(None, 4), 0, 1], {}
    for dtype in DTYPES:
        yield "clip", [T(None, 4, dtype=dtype), 0.0, 1.0], {}
    yield "clip", [T(None, 4)], {"x_min": 0, "x_max": 6}
    yield "clip", [T(None, 4), 0], {}
    yield "isclose", [T(None, 4), 1.0], {"rtol": 1e-3, "equal_nan": True}
    yield "isclose", [T(None, 4), T(4), 1e-3, 1e-4], {}
    yield "allclose", [T(None, 4), T(5)], {"atol": 0.1}
    yield "add", [], {"x1": T(None, 4), "x2": T(4)}
    yield "add", [], {"x2": T(None, 4), "x1": T(4)}
    yield "add", [T(None, 4)], {}
    yield "add", [T(None, 4), 1, 2], {}
    yield "add", [T(None, 4)], {"x1": 2}


def windows():
    """Convolution, pooling, patches, blocks."""
    for shape, kernel in (((None, 28, 28, 3), (3, 3, 3, 8)), ((None, 28, 28, 3), (3, 3, 4, 8)), ((None, 10, 3), (3, 3, 8)), ((None, None, 28, 3), (5, 3, 3, 8)), ((None, 8, 8, 8, 2), (3, 3, 3, 2, 4)), ((None, 2, 2, 3), (3, 3, 3, 8)), ((None, 28, 28, 3), (3, 3, 8)), ((None, 28), (28, 3)), ((None, 28, 28, None), (3, 3, 3, 8))):
        for more in ({}, {"strides": 2}, {"padding": "same"}, {"padding": "SAME", "strides": 3}, {"padding": "causal"}, {"padding": "full"}, {"dilation_rate": 2}, {"strides": (2, 1)}, {"dilation_rate": (2, 1)}, {"data_format": "channels_first"}, {"data_format": "other"}, {"strides": (1, 2, 3)}, {"padding": 3}, {"strides": 2, "padding": "valid", "dilation_rate": 3}):
            yield "nn.conv", [T(*shape), T(*kernel)], more
            yield "nn.conv", [T(*shape, dtype="float16"), A(*kernel)], more
            yield "nn.depthwise_conv", [T(*shape), A(*kernel)], more
            yield "nn.separable_conv", [T(*shape), A(*kernel), A(*[1] * (len(kernel) - 2), kernel[-1] * kernel[-2], 16)], more
            flipped = (*kernel[:-2], kernel[-1], kernel[-2])
            yield "nn.conv_transpose", [T(*shape), T(*flipped)], more
            yield "nn.conv_transpose", [T(*shape), A(*flipped)], more | {"output_padding": 1}
    for shape in ((None, 28, 28, 3), (None, 10, 3), (None, None, 9, 3), (None, 8, 8, 8, 2), (None, 1, 1, 3), (28, 3), (None,)):
        for more in ({"pool_size": 2}, {"pool_size": (2, 2)}, {"pool_size": (3, 2), "strides": 1}, {"pool_size": 3, "padding": "same"}, {"pool_size": 2, "strides": (1, 2)}, {"pool_size": 3, "strides": 2, "padding": "SAME"}, {"pool_size": 2, "padding": "causal"}, {"pool_size": 2, "data_format": "channels_first"}, {"pool_size": (2,)}, {"pool_size": (2, 2, 2)}, {"pool_size": 2, "data_format": "other"}, {}):
            yield "nn.max_pool", [T(*shape)], more
            yield "nn.average_pool", [T(*shape, dtype="float16")], more
        for size in ((4, 4), (2,), 4, [4, 4], (1, 2, 3)):
            for layout in (None, "channels_last", "channels_first"):
                yield "nn.adaptive_max_pool", [T(*shape), size], {"data_format": layout}
                yield "nn.adaptive_average_pool", [T(*shape), size], {"data_format": layout}
    for shape in ((None, 28, 28, 3), (28, 28, 3), (None, None, 28, 3), (None, 9, 9, 9, 2), (9, 9, 9, 2), (None, 28, 28, None), (28, 28)):
        for more in ({"size": 4}, {"size": (4, 3)}, {"size": (3, 3), "strides": 1}, {"size": 3, "strides": (2, 1), "padding": "same"}, {"size": 3, "dilation_rate": 2, "strides": 1}, {"size": (3, 3, 3)}, {"size": 2, "data_format": "channels_first"}, {"size": (2,)}, {"size": 2.5}, {"size": 40}, {"size": [4, 4]}):
            yield "image.extract_patches", [T(*shape)], more
            yield "image.extract_patches_3d", [T(*shape)], more
    for shape in ((None, 3, 8, 9), (2, 3, 8, 9), (None, 3, None, 9), (None, None, 8, 9), (3, 8, 9)):
        for more in ({"kernel_size": 3}, {"kernel_size": (2, 3), "stride": 2}, {"kernel_size": 3, "padding": 1}, {"kernel_size": 3, "dilation": 2}, {"kernel_size": (1, 2, 3)}, {"kernel_size": 10}):
            yield "nn.unfold", [T(*shape)], more
    for shape in ((None, 27, 36), (2, 27, 36), (None, None, 36), (None, 26, 36), (None, 27)):
        for more in ({"output_size": 8, "kernel_size": 3}, {"output_size": (8, 9), "kernel_size": (3, 3)}, {"output_size": (8, 9), "kernel_size": (3, 1)}):
            yield "nn.fold", [T(*shape)], more
    for shape in ((None, 4, 6, 12), (None, None, 6, 12), (None, 4, 6, None), (None, 5, 6, 12), (None, 12, 4, 6), (4, 6, 12)):
        for size in (2, 3, 1, 0, 2.0):
            for more in ({}, {"data_format": "channels_first"}):
                yield "nn.depth_to_space", [T(*shape), size], more
                yield "nn.space_to_depth", [T(*shape), size], more


def pictures():
    """Pictures."""
    for shape in ((None, 28, 30, 3), (28, 30, 3), (None, 3, 28, 30), (None, None, 30, 3), (28, 30), (None, 28, 30, 1), (None, 28, 30, 4)):
        for more in ({}, {"data_format": "channels_first"}, {"data_format": "other"}):
            for name in ("image.rgb_to_grayscale", "image.rgb_to_hsv", "image.hsv_to_rgb", "image.gaussian_blur", "image.elastic_transform", "image.sobel_edges"):
                yield name, [T(*shape)], more
            for size in ((14, 15), [14, 15], (14,), (0, 5), 14, (14, None), (14.5, 3), (1, 2, 3)):
                yield "image.resize", [T(*shape), size], more
            for kind, name in (("padding", "image.pad_images"), ("cropping", "image.crop_images")):
                for sides in ((1, 2, 3, 4, None, None), (1, None, None, 4, 10, 12), (None, None, 3, 4, 40, 50), (1, 2, 3, 4, 40, 50), (1, 2, None, None, None, None), (-1, 2, 3, 4, None, None), (20, 2, 20, 4, None, None), (0, 0, None, None, 28, 30), (0, 0, None, None, 5, 7)):
                    keys = (f"top_{kind}", f"left_{kind}", f"bottom_{kind}", f"right_{kind}", "target_height", "target_width")
                    yield name, [T(*shape)], dict(zip(keys, sides)) | more
        yield "image.resize", [T(*shape), (14, 15)], {"crop_to_aspect_ratio": True, "pad_to_aspect_ratio": True}
        yield "image.resize", [T(*shape), (14, 15)], {"interpolation": "nearest", "antialias": True}
        for transform in ((8,), (None, 8), (1, 2, 8)):
            yield "image.affine_transform", [T(*shape), T(*transform)], {}
        for start, end in (((4, 2), (4, 2)), ((None, 4, 2), (None, 4, 2)), ((4, 2), (None, 4, 2)), ((3, 2), (3, 2)), ((2,), (2,))):
            yield "image.perspective_transform", [T(*shape), T(*start), T(*end)], {}
        yield "image.ssim", [T(*shape), T(*shape)], {}
        yield "nn.psnr", [T(*shape), T(28, 30, 3)], {"max_val": 1.0}
        yield "nn.psnr", [T(*shape), T(*shape), 1.0], {}
        for places in ((4, 10, 10), (3, 10), (2, 5, 6), (3,), (), (None, 5)):
            yield "image.map_coordinates", [T(*shape), T(*places), 1], {}
        yield "image.scale_and_translate", [T(*shape), (10, 20, 3), T(2), T(2), (0, 1), "linear"], {}
        yield "image.scale_and_translate", [T(*shape), 10, T(2), T(2), (0, 1), "linear"], {}


def others():
    """Indices, sequences, losses, normalisation."""
    for start, shape in (((0, 0), (2, 3)), ((0, 1), (-1, -1)), (T(2, dtype="int32"), (2, 3)), (T(2, dtype="int32"), (-1, 3)), ((0,), (2, 3)), ((0, 0), (2,)), ([1, 2], [2, -1]), ((0, 9), (-1, -1))):
        yield "slice", [T(None, 8), start, shape], {}
        yield "slice", [T(4, 8), start, shape], {}
        yield "slice_update", [T(4, 8), start, T(2, 3)], {}
    for reduction in (None, "add", "MAX", "mean", 3):
        yield "scatter_update", [T(None, 8), T(3, 2, dtype="int32"), T(3)], {"reduction": reduction}
    for k in (1, 5, 0, 1.5, None):
        for shape in ((None, 10), (10,), ()):
            yield "top_k", [T(*shape), k], {}
            yield "in_top_k", [T(*shape[:1], dtype="int32"), T(*shape), k], {}
        yield "top_k", [T(None, 10, dtype="int8"), k, False], {}
    for name in ("segment_sum", "segment_max", "segment_min", "segment_prod"):
        for num in (None, 4):
            for a, b in (((10, 3), (10,)), ((None, 3), (None,)), ((10, 3), (5,)), ((10, 3), (10, 3)), ((10,), ()), ((), (3,))):
                yield name, [T(*a), T(*b, dtype="int32")], {"num_segments": num}
    for n in (1, 2, 9, -1, 1.5):
        yield "diff", [T(None, 4, 6), n], {}
        yield "diff", [T(None, 4, 6)], {"n": n, "axis": 0}
    for classes in (5, 0, None, 2.5, -1):
        for axis in (-1, 0, 1, 2, -2):
            for shape in ((None,), (None, 3), (), (2, 3, 4)):
                yield "nn.one_hot", [T(*shape, dtype="int32"), classes], {"axis": axis}
                yield "nn.multi_hot", [T(*shape, dtype="int32"), classes], {"axis": axis}
    for shape in ((None, 100), (100,), (), (None, None), (2, 3, 99)):
        for length, step in ((10, 5), (200, 5), (10, 0), (10, -5), (1, 1)):
            yield "extract_sequences", [T(*shape), length, step], {}
            for more in ({}, {"center": False}):
                yield "stft", [T(*shape), length, step, 16], more
                yield "istft", [(T(*shape), T(*shape)), length, step, 16], more
                yield "istft", [(T(*shape), T(*shape)), length, step, 16], more | {"length": 77}
        for length in (None, 64, 7):
            yield "rfft", [T(*shape)], {"fft_length": length}
            yield "irfft", [(T(*shape), T(*shape))], {"fft_length": length}
    for q in (0.5, [0.5], [0.25, 0.75], (0.1, 0.2, 0.3), T(), T(3), T(None), A(4), T(2, 3)):
        for axis in (None, 1, (0, 1), -1):
            for name in ("quantile", "nanquantile", "percentile", "nanpercentile"):
                yield name, [T(None, 4, 6), q], {"axis": axis}
                yield name, [T(None, 4, 6, dtype="int64"), q], {"axis": axis, "keepdims": True}
    for dtype in DTYPES:
        for name in ("quantile", "nanquantile", "percentile", "nanpercentile"):
            yield name, [T(None, 4, dtype=dtype), 0.5], {}
    for weights in (T(None, 4), T(4), T(3), A(4), None, [1, 2, 3, 4], T(None, 4, dtype="float64")):
        for axis in (None, 1, 0, -1, 5):
            yield "average", [T(None, 4)], {"axis": axis, "weights": weights}
    for order in (None, 1, 2, -1, 3, "fro", "nuc", "other", float("inf"), 0.5):
        for axis in (None, 0, (1, 2), (0, 1, 2)):
            yield "linalg.norm", [T(None, 4, 6)], {"ord": order, "axis": axis}
            yield "linalg.norm", [T(4, 6)], {"ord": order, "axis": axis, "keepdims": True}
    for mode in ("reduced", "complete", "other"):
        for shape in ((4, 6), (6, 4), (None, 4, 6), (None, 4), (4,)):
            yield "linalg.qr", [T(*shape)], {"mode": mode}
    for more in ({"full_matrices": False}, {"compute_uv": False}, {"full_matrices": False, "compute_uv": False}):
        for shape in ((4, 6), (6, 4), (None, 4, 6), (None, 4)):
            yield "linalg.svd", [T(*shape)], more
    for a, b in (((None, 10), (None, 10)), ((None, 5), (None, 10)), ((None, 7, 10), (None, 7, 10)), ((10,), (10,)), ((), ())):
        for logits in (True, False):
            yield "nn.binary_crossentropy", [T(*a), T(*b, dtype="float16")], {"from_logits": logits}
            yield "nn.categorical_crossentropy", [T(*a), T(*b)], {"from_logits": logits}
            yield "nn.sparse_categorical_crossentropy", [T(*a[:-1], dtype="int32"), T(*b)], {"from_logits": logits}
            yield "nn.sparse_categorical_crossentropy", [T(*a[:-1], 1, dtype="int32"), T(*b)], {"axis": 1}
    for size in ((8,), (7,), (None,), (1, 8)):
        for axis in (-1, 1, 0, 5):
            yield "nn.batch_normalization", [T(None, 8), T(*size), T(*size), axis], {}
            yield "nn.batch_normalization", [T(None, 8), T(*size), T(*size), axis], {"offset": T(*size), "scale": T(*size)}
            yield "nn.batch_normalization", [T(None, 8), T(*size), T(*size), axis], {"offset": T(*size)}
            yield "nn.batch_normalization", [T(None, 8), T(*size), T(*size), axis], {"scale": T(*size)}
    yield "nn.layer_normalization", [T(None, 8), T(8), T(8)], {}
    yield "nn.layer_normalization", [T(None, 8)], {"beta": T(8), "gamma": T(8), "axis": 0}
    yield "nn.rms_normalization", [T(None, 8)], {"scale": T(8)}
    yield "nn.ctc_loss", [T(None, 5, dtype="int32"), T(None, 20, 10), T(None, dtype="int32"), T(None, dtype="int32")], {}
    yield "nn.ctc_loss", [T(3, 5, dtype="int32"), T(None, 20, 10), T(None, dtype="int32"), T(None, dtype="int32")], {}
    for strategy in ("greedy", "beam_search"):
        yield "nn.ctc_decode", [T(None, 20, 10), T(None, dtype="int32")], {"strategy": strategy, "top_paths": 3}
    for pattern, shape, lengths in (("b h w c -> b (h w) c", (2, 4, 6, 3), {}), ("b h w c -> b (h w) c", (None, 4, 6, 3), {}), ("b (h w) c -> b h w c", (2, 24, 3), {"h": 4}), ("b (h w) c -> b h w c", (2, 24, 3), {"h": 4, "w": 6}), ("b (h w) c -> b h w c", (2, 24, 3), {}), ("a b -> b a", (3, 4), {}), ("a b -> a b c", (3, 4), {}), ("a b", (3, 4), {}), ("(a b) c -> c a b", (12, 5), {"b": 3})):
        yield "rearrange", [T(*shape), pattern], lengths
    for more in ({"N": 3}, {"N": -1}, {"N": 2.0}, {"increasing": True}, {"increasing": 1}):
        yield "vander", [T(5)], more
        yield "vander", [T(None)], more
    for bins in (10, 0, -1, 2.5):
        yield "histogram", [T(None), bins], {}
    yield "bincount", [T(None, 5, dtype="int32")], {"minlength": 3}
    yield "bincount", [T(5, dtype="int32")], {"weights": A(5, dtype="float16")}
    for more in ({"return_index": True}, {"return_inverse": True, "axis": 0}, {"return_counts": True, "size": 4}, {"return_index": True, "return_inverse": True, "return_counts": True}, {"axis": 5}):
        yield "unique", [T(None, 4)], more
    for mode in ("valid", "same", "full", "other"):
        yield "correlate", [T(5), T(3)], {"mode": mode}
        yield "correlate", [T(None), T(3, dtype="int64")], {"mode": mode}
    yield "select", [[T(None, 4, dtype="bool")], [T(None, 4)]], {}
    yield "select", [[T(None, 4, dtype="bool")], [T(4), T(None, 4)], 1], {}
    yield "select", [[], []], {}
    yield "select", [T(None, 4, dtype="bool"), T(None, 4)], {}
    yield "argpartition", [T(None, 4), 1.5], {}
    yield "nn.threshold", [T(None, 4), 0.5, 0.0], {}
    yield "nn.threshold", [T(None, 4), 0.5], {}
    for indexing in ("xy", "ij", "other"):
        yield "meshgrid", [T(3), T(None), T(2, 4)], {"indexing": indexing}
        yield "meshgrid", [T(3)], {"indexing": indexing}
        yield "meshgrid", [T(3), T(4, dtype="int32")], {"indexing": indexing}


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
