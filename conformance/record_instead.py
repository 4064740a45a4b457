"""Records with real Keras what `explain --by group` says would stand in the place of a block: both sides of each comparison.

    python record_instead.py            writes instead.json
    python record_instead.py --check    says what would change, and writes nothing

A case names a network of the zoo, a block, a claim and a number of it; Keras counts layers that are built here.
"""

import json
import sys
from pathlib import Path

import keras
from keras import layers

RECORDED = Path(__file__).parent / "instead.json"


def params(shape, *parts):
    x = inputs = keras.Input(shape)
    for part in parts:
        x = part(x, x) if isinstance(part, layers.MultiHeadAttention) else part(x)
    return keras.Model(inputs, x).count_params()


def conv(filters, size, **more):
    return layers.Conv2D(filters, size, **{"padding": "same", **more})


def plain(filters, size, **more):
    return conv(filters, size, use_bias=False, **more)


def separable(filters, size):
    return layers.SeparableConv2D(filters, size, padding="same", use_bias=False)


def cases():
    # Two windows of 3x3, and one of 5x5; three, and one of 7x7.
    yield "vgg16", "Block 1", "small-windows", "params", params((8, 8, 64), conv(64, 3), conv(64, 3))
    yield "vgg16", "Block 1", "small-windows", "other_params", params((8, 8, 64), conv(64, 5))
    yield "vgg16", "Block 3", "small-windows", "params", params((8, 8, 256), conv(256, 3), conv(256, 3), conv(256, 3))
    yield "vgg16", "Block 3", "small-windows", "other_params", params((8, 8, 256), conv(256, 7))
    # All places by themselves, and the mean of each channel.
    yield "vgg16", "Classifier", "flattened", "params", params((7, 7, 512), layers.Flatten(), layers.Dense(4096))
    yield "vgg16", "Classifier", "flattened", "other_params", params((7, 7, 512), layers.GlobalAveragePooling2D(), layers.Dense(4096))
    yield "resnet50", "Classifier", "mean-first", "params", params((7, 7, 2048), layers.GlobalAveragePooling2D(), layers.Dense(1000))
    yield "resnet50", "Classifier", "mean-first", "other_params", params((7, 7, 2048), layers.Flatten(), layers.Dense(1000))
    # The bottleneck of the third stage, and one window for all channels.
    yield "resnet50", "Stage conv3_x", "bottleneck", "params", params((28, 28, 512), conv(128, 1), conv(128, 3), conv(512, 1))
    yield "resnet50", "Stage conv3_x", "bottleneck", "other_params", params((28, 28, 512), plain(512, 3))
    # 1x1 before the window.
    yield "inceptionv3", "Reduction A", "narrowed", "params", params((35, 35, 288), plain(64, 1), plain(96, 3))
    yield "inceptionv3", "Reduction A", "narrowed", "other_params", params((35, 35, 288), plain(96, 3))
    # A window taken apart.
    yield "inceptionv3", "Reduction B", "crossed-windows", "params", params((17, 17, 192), plain(192, (1, 7)), plain(192, (7, 1)))
    yield "inceptionv3", "Reduction B", "crossed-windows", "other_params", params((17, 17, 192), plain(192, 7))
    # Windows within each channel.
    yield "xception", "Middle flow", "separable", "params", params((19, 19, 728), separable(728, 3))
    yield "xception", "Middle flow", "separable", "other_params", params((19, 19, 728), plain(728, 3))
    yield "xception", "Middle flow", "separable", "all_params", params((19, 19, 728), *[separable(728, 3) for _ in range(24)])
    yield "mobilenetv2", "Stage 7", "inverted", "params", params((7, 7, 960), layers.DepthwiseConv2D(3, padding="same", use_bias=False))
    yield "mobilenetv2", "Stage 7", "inverted", "other_params", params((7, 7, 960), plain(960, 3))
    yield "convnexttiny", "Stage 4", "late-widening", "params", params((7, 7, 768), conv(768, 7, groups=768))
    yield "convnexttiny", "Stage 4", "late-widening", "other_params", params((7, 7, 768), conv(768, 7))
    yield "efficientnetv2s", "Stage 2", "fused", "params", params((96, 96, 48), plain(192, 3))
    yield "efficientnetv2s", "Stage 2", "fused", "other_params", params((96, 96, 48), plain(192, 1), layers.DepthwiseConv2D(3, use_bias=False))
    yield "efficientnetb0", "Stage 7", "excite", "params", params((1, 1, 1152), conv(48, 1), conv(1152, 1))
    # A block that grows, and one that makes all its channels anew.
    yield "densenet121", "Dense block 4", "growing", "each", params((7, 7, 1024), plain(1024, 3))
    yield "densenet121", "Dense block 4", "growing", "last", params((7, 7, 992), plain(128, 1), plain(32, 3))
    yield "alexnet", "Second convolution", "grouped", "other_params", params((27, 27, 96), conv(256, 5))
    yield "unet", "Up 4", "bridge", "other_params", params((52, 52, 512), conv(512, 3))
    # Attention, dense layers, tables, steps.
    yield "vit_b16", "Encoder block 1", "attention", "params", params((197, 768), layers.MultiHeadAttention(12, 64))
    yield "vit_b16", "Encoder block 1", "attention", "dense_params", params((197, 768), layers.Dense(3072), layers.Dense(768))
    yield "vit_b16", "Encoder block 1", "attention", "single", params((197, 768), layers.MultiHeadAttention(1, 768))
    yield "gpt2_small", "Next word", "tied", "other_params", params((1024, 768), layers.Dense(50257, use_bias=False))
    yield "lstm_classifier", "Reading", "reader", "params", params((80, 128), layers.LSTM(128))
    yield "lstm_classifier", "Reading", "reader", "other_params", params((80, 128), layers.SimpleRNN(128))


def main():
    made = [dict(zip(("network", "block", "claim", "value", "is"), case)) for case in cases()]
    text = json.dumps({"keras": keras.__version__, "cases": made}, indent=1) + "\n"
    if "--check" in sys.argv:
        same = RECORDED.exists() and RECORDED.read_text() == text
        print(f"{len(made)} numbers, {'as recorded' if same else 'other than recorded'}")
        sys.exit(0 if same else 1)
    RECORDED.write_text(text)
    print(f"{len(made)} numbers recorded")


if __name__ == "__main__":
    main()
