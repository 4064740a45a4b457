# Freezing by name, by kind and by place.
import keras
from keras import layers


def base():
    inputs = keras.Input((16, 16, 3))
    x = inputs
    for i in range(3):
        x = layers.Conv2D(8 * (i + 1), 3, padding="same", name=f"block{i}_conv")(x)
        x = layers.BatchNormalization(name=f"block{i}_bn")(x)
        x = layers.Activation("relu", name=f"block{i}_relu")(x)
    return keras.Model(inputs, layers.GlobalAveragePooling2D()(x), name="base")


def count(model):
    trainable = sum(1 for layer in model.layers if layer.trainable)
    return f"{trainable}/{len(model.layers)} layers, {len(model.trainable_weights)} of {len(model.weights)} weights"


net = base()
print(count(net))
set_trainable = False
for layer in net.layers:
    if layer.name == "block1_conv":
        set_trainable = True
    layer.trainable = set_trainable
print(count(net))
for layer in net.layers:
    if isinstance(layer, layers.BatchNormalization):
        layer.trainable = False
print(count(net))
net.trainable = False
print(count(net), net.trainable)
for layer in net.layers[-4:]:
    layer.trainable = True
print(count(net))
model = keras.Sequential([net, layers.Dense(5)])
model.build((None, 16, 16, 3))
model.summary(expand_nested=True, show_trainable=True)
net.trainable = True
model.summary()
