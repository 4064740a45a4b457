# A class that builds its network from a data class of settings.
from dataclasses import dataclass, field
from typing import List, Optional, Tuple

import keras
from keras import layers


@dataclass
class Settings:
    shape: Tuple[int, ...] = (32, 32, 3)
    filters: List[int] = field(default_factory=lambda: [16, 32])
    classes: int = 10
    norm: bool = True
    head: Optional[int] = None

    @property
    def depth(self):
        return len(self.filters)


class Builder:
    activation = "relu"

    def __init__(self, settings=None, **changes):
        self.settings = settings or Settings(**changes)
        self._made = 0

    def _name(self, kind):
        self._made += 1
        return f"{kind}{self._made:02d}"

    def block(self, x, filters):
        x = layers.Conv2D(filters, 3, padding="same", use_bias=not self.settings.norm, name=self._name("conv"))(x)
        if self.settings.norm:
            x = layers.BatchNormalization(name=self._name("norm"))(x)
        return layers.MaxPooling2D()(layers.Activation(self.activation)(x))

    def build(self):
        s = self.settings
        inputs = x = keras.Input(s.shape)
        for filters in s.filters:
            x = self.block(x, filters)
        x = layers.GlobalAveragePooling2D()(x)
        if s.head is not None:
            x = layers.Dense(s.head, self.activation)(x)
        return keras.Model(inputs, layers.Dense(s.classes, "softmax")(x), name=type(self).__name__.lower())

    def __call__(self):
        return self.build()


class Wide(Builder):
    activation = "gelu"

    def block(self, x, filters):
        return super().block(super().block(x, filters), filters)


for builder in (Builder(), Wide(filters=[8], head=20, classes=3), Builder(Settings(norm=False, filters=[4, 8, 8]))):
    model = builder()
    print(builder.settings)
    print(model.name, builder.settings.depth, f"{model.count_params():,}", builder._made)
    model.summary(line_length=90)
