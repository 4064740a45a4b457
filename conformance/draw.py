"""Drawing at random what a case is made of. The same seed draws the same cases on every machine."""

import random

from case_values import Made, Nested

ACTIVATIONS = ["relu", "tanh", "softmax", "sigmoid", "gelu", "linear", "selu", "swish", None]
INITIALIZERS = ["zeros", "ones", "he_normal", "glorot_uniform", "orthogonal", "RandomNormal", Made("keras.initializers.RandomNormal", {"stddev": 0.02, "seed": 7})]
REGULARIZERS = [None, "l1", "l2", Made("keras.regularizers.L2", {"l2": 0.5}), Made("keras.regularizers.L1L2", {"l1": 0.1, "l2": 0.2})]
CONSTRAINTS = [None, "non_neg", "unit_norm", Made("keras.constraints.MaxNorm", {"max_value": 3, "axis": 0})]
POLICIES = ["float16", "bfloat16", "float64", "mixed_float16", "mixed_bfloat16", "float32"]
DTYPES = ["float16", "bfloat16", "float64", "int32", "int64", "uint8", "bool"]


class Draw(random.Random):
    """Random numbers with the habits of this field: small sizes, often a default."""

    def chance(self, part):
        """True in this part of all draws."""
        return self.random() < part

    def of(self, *options):
        """One of the options."""
        return self.choice(options)

    def size(self, most=12):
        """A size, small ones more often; None now and then."""
        return None if self.chance(0.1) else self.known(most)

    def known(self, most=12):
        """A size that is known."""
        return self.of(1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 11, 12) if self.chance(0.9) else self.randint(1, most * 4)

    def batch(self):
        """A batch size."""
        return None if self.chance(0.75) else self.of(1, 2, 3)

    def per_axis(self, rank, *options):
        """One number for all axes, or one for each, as tuple or list."""
        how = self.random()
        if how < 0.55:
            return self.choice(options)
        many = [self.choice(options) for _ in range(rank)]
        return tuple(many) if how < 0.9 else many

    def some(self, part=0.4, **options):
        """Some of the named settings; a callable or a list of options draws the value."""
        made = {}
        for name, option in options.items():
            if self.chance(part):
                made[name] = option() if callable(option) else self.choice(option)
        return made

    def format(self):
        """Where the channels are."""
        return self.some(0.35, data_format=["channels_last", "channels_first", "channels_first", None])

    def input(self, shape):
        """A tensor that a layer reads."""
        dtype = "float32" if self.chance(0.85) else self.choice(DTYPES)
        return {"shape": list(shape), "dtype": dtype}

    def image(self, rank, args, channels=None, sizes=None):
        """An input with `rank` axes beside batch and channels, in the order that the settings ask for."""
        channels = self.known() if channels is None else channels
        axes = sizes or [self.size() for _ in range(rank)]
        first = args.get("data_format") == "channels_first"
        return self.input([self.batch(), channels, *axes] if first else [self.batch(), *axes, channels])

    def anything(self, least=1, most=5):
        """An input of any rank."""
        rank = self.randint(least, most)
        return self.input([self.batch(), *(self.size() for _ in range(rank - 1))])

    def weights(self, *names):
        """Initializers, regularizers and constraints of some weights, seldom."""
        made = {}
        for name in names:
            made |= self.some(0.06, **{f"{name}_initializer": INITIALIZERS, f"{name}_regularizer": REGULARIZERS, f"{name}_constraint": CONSTRAINTS})
        return made

    def base(self):
        """Keywords that every layer takes, seldom."""
        return self.some(0.05, dtype=POLICIES, trainable=[True, False], name=["mine", "conv2d_7", "a b"], activity_regularizer=REGULARIZERS[1:3])


# Values that most settings refuse, and some that one would not expect to be taken.
ODD = [0, -1, 1, 2, 3, 1.5, 2.0, -0.5, 100, None, True, False, "foo", "2", "", (), [], (1,), (2, 2), (1, 2, 3), [0, 1], (2, 0), (2.0, 2.0), (None, 2), {"a": 1}, float("inf")]


def spoil(draw, args, inputs, known_settings):
    """Makes one thing of a case unusual: a setting, a keyword, or an input."""
    how = draw.random()
    if how < 0.6 and known_settings:
        args[draw.choice(known_settings)] = draw.choice(ODD)
    elif how < 0.65:
        args["wdith"] = 3
    elif how < 0.7 and args:
        args.pop(draw.choice(sorted(args)))
    elif inputs:
        one = draw.choice(inputs)
        shape = one["shape"]
        change = draw.random()
        if change < 0.3:
            shape.append(draw.known())
        elif change < 0.6 and shape:
            shape.pop()
        elif change < 0.8 and shape:
            shape[draw.randrange(len(shape))] = draw.of(0, 1, None, None)
        else:
            one["dtype"] = draw.choice(DTYPES)


__all__ = ["ACTIVATIONS", "INITIALIZERS", "Draw", "Made", "Nested", "spoil"]
