# Pieces of a trained network: outputs of chosen layers as a model of their own.
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras.applications import vgg19
from tensorflow.keras.applications.vgg16 import VGG16

content_layers = ["block5_conv2"]
style_layers = [f"block{i}_conv1" for i in range(1, 6)]


def vgg_layers(layer_names):
    vgg = vgg19.VGG19(include_top=False, weights="imagenet")
    vgg.trainable = False
    outputs = [vgg.get_layer(name).output for name in layer_names]
    return tf.keras.Model([vgg.input], outputs)


extractor = vgg_layers(style_layers + content_layers)
print(extractor.name, len(extractor.outputs), len(extractor.layers))
for output in extractor.outputs:
    print(output.shape)
print(len(extractor.trainable_variables), extractor.count_params())

base = VGG16()
model = Model(inputs=base.inputs, outputs=base.get_layer("block4_pool").output)
model.summary()
model = Model(inputs=base.inputs, outputs=base.layers[-2].output)
print(model.output_shape, model.count_params())

indices = [2, 5, 9, 13, 17]
model = Model(inputs=base.inputs, outputs=[base.layers[i].output for i in indices])
print([tuple(shape) for shape in model.output_shape])
print([layer.name for layer in base.layers if "conv" in layer.name][:4], base.layers[0].name)
print(base.get_layer(index=3).name, base.get_layer("fc1").units, base.get_layer("predictions").output.shape)
try:
    base.get_layer("fc3")
except ValueError:
    print("no fc3")
