# Two pictures, one backbone: shared layers, a distance, one decision.
import keras
from keras import Model, layers, ops
from keras.applications import resnet


def make_embedding(shape):
    backbone = resnet.ResNet50(weights="imagenet", input_shape=shape, include_top=False)
    flatten = layers.Flatten()(backbone.output)
    dense1 = layers.BatchNormalization()(layers.Dense(512, activation="relu")(flatten))
    dense2 = layers.BatchNormalization()(layers.Dense(256, activation="relu")(dense1))
    output = layers.Dense(256)(dense2)
    trainable = False
    for layer in backbone.layers:
        if layer.name == "conv5_block1_out":
            trainable = True
        layer.trainable = trainable
    return Model(backbone.input, output, name="Embedding")


embedding = make_embedding((96, 96) + (3,))
anchor = layers.Input(name="anchor", shape=(96, 96, 3))
positive = layers.Input(name="positive", shape=(96, 96, 3))
a, p = embedding(resnet.preprocess_input(anchor)), embedding(resnet.preprocess_input(positive))
distance = ops.sum(ops.square(a - p), -1)
siamese = Model(inputs=[anchor, positive], outputs=distance)
siamese.summary()
print(embedding.count_params(), len(embedding.layers), len(embedding.trainable_weights))
