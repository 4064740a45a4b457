"""Calls that are particular to a function: products, windows, pictures, sequences, losses."""

from operation_inputs import A, DTYPES, T


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
