"""Records floating point operations with PyTorch's own counter, to hold our multiply-adds against (1 MAC = 2 FLOPs).

    pip install torch==2.13.0
    python record_flops.py > flops.json

Each case names a Keras layer with its settings and the shape of one example (channels last), and the operations that
torch.utils.flop_counter counts for the same layer on a batch of one.
"""

import json

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode


def counted(module, *inputs):
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        module(*inputs)
    return counter.get_total_flops()


def conv(rank, size, channels, filters, kernel, stride=1, dilation=1, groups=1, same=False):
    make = [nn.Conv1d, nn.Conv2d, nn.Conv3d][rank - 1]
    padding = dilation * (kernel - 1) // 2 if same else 0
    module = make(channels, filters, kernel, stride=stride, padding=padding, dilation=dilation, groups=groups)
    settings = {"filters": filters, "kernel_size": kernel, "strides": stride, "dilation_rate": dilation, "groups": groups, "padding": "same" if same else "valid"}
    shape = [size] * rank
    return {"class": f"Conv{rank}D", "settings": settings, "input": [*shape, channels], "flops": counted(module, torch.zeros(1, channels, *shape))}


def transposed(size, channels, filters, kernel, stride):
    module = nn.ConvTranspose2d(channels, filters, kernel, stride=stride)
    settings = {"filters": filters, "kernel_size": kernel, "strides": stride}
    return {"class": "Conv2DTranspose", "settings": settings, "input": [size, size, channels], "flops": counted(module, torch.zeros(1, channels, size, size))}


def depthwise(size, channels, multiplier, kernel, stride=1):
    module = nn.Conv2d(channels, channels * multiplier, kernel, stride=stride, groups=channels)
    settings = {"kernel_size": kernel, "strides": stride, "depth_multiplier": multiplier}
    return {"class": "DepthwiseConv2D", "settings": settings, "input": [size, size, channels], "flops": counted(module, torch.zeros(1, channels, size, size))}


def dense(shape, units):
    module = nn.Linear(shape[-1], units)
    return {"class": "Dense", "settings": {"units": units}, "input": list(shape), "flops": counted(module, torch.zeros(1, *shape))}


class Heads(nn.Module):
    """Attention as Keras's MultiHeadAttention computes it: three projections, two products, one projection."""

    def __init__(self, features, heads, key):
        super().__init__()
        self.heads, self.key = heads, key
        self.q, self.k, self.v = (nn.Linear(features, heads * key) for _ in range(3))
        self.o = nn.Linear(heads * key, features)

    def forward(self, x):
        split = lambda y: y.view(1, x.shape[1], self.heads, self.key).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        y = torch.softmax(q @ k.transpose(-1, -2), -1) @ v
        return self.o(y.transpose(1, 2).reshape(1, x.shape[1], -1))


def attention(length, features, heads, key):
    settings = {"num_heads": heads, "key_dim": key}
    return {"class": "MultiHeadAttention", "settings": settings, "input": [length, features], "flops": counted(Heads(features, heads, key), torch.zeros(1, length, features))}


class Steps(nn.Module):
    """A recurrent layer as Keras computes it: at each step one product with the input and one with the state."""

    def __init__(self, features, units, gates):
        super().__init__()
        self.units = units
        self.x, self.h = nn.Linear(features, gates * units), nn.Linear(units, gates * units)

    def forward(self, x):
        h = torch.zeros(1, self.units)
        for t in range(x.shape[1]):
            h = (self.x(x[:, t]) + self.h(h))[:, : self.units]
        return h


def recurrent(name, gates, length, features, units):
    return {"class": name, "settings": {"units": units}, "input": [length, features], "flops": counted(Steps(features, units, gates), torch.zeros(1, length, features))}


cases = [
    conv(1, 20, 3, 8, 5), conv(1, 21, 4, 8, 3, stride=2, same=True), conv(2, 28, 1, 32, 3), conv(2, 12, 32, 64, 3), conv(2, 32, 3, 64, 7, stride=2, same=True),
    conv(2, 16, 8, 16, 3, groups=4), conv(2, 17, 8, 16, 3, dilation=2), conv(2, 9, 6, 10, 1), conv(3, 8, 2, 4, 3), conv(3, 9, 3, 6, 3, stride=2),
    transposed(7, 8, 4, 3, 2), transposed(5, 3, 6, 2, 3), depthwise(14, 16, 1, 3), depthwise(15, 6, 2, 5, 2),
    dense((784,), 128), dense((10, 32), 7), dense((4, 5, 6), 3),
    attention(10, 32, 4, 8), attention(17, 24, 3, 5),
    recurrent("SimpleRNN", 1, 9, 5, 7), recurrent("LSTM", 4, 12, 6, 10), recurrent("GRU", 3, 8, 4, 6),
]
print(json.dumps({"torch": torch.__version__.split("+")[0], "cases": cases}, indent=1))
