# What prepares pictures: inside a model each preprocess_input leaves its own nodes; on arrays it keeps the shape.
import numpy as np
from tensorflow import keras
from tensorflow.keras.applications import densenet, efficientnet, mobilenet_v2, resnet50
from tensorflow.keras.applications.vgg16 import preprocess_input

for name, prepare in [("vgg16", preprocess_input), ("resnet50", resnet50.preprocess_input), ("mobilenet_v2", mobilenet_v2.preprocess_input),
                      ("densenet", densenet.preprocess_input), ("efficientnet", efficientnet.preprocess_input)]:
    inputs = keras.Input((64, 48, 3))
    x = prepare(inputs)
    print(name, x.shape, x is inputs)
    model = keras.Model(inputs, keras.layers.GlobalAveragePooling2D()(x), name=name + "_prepared")
    model.summary()

batch = np.zeros((2, 224, 224, 3), dtype="uint8")
for module in (mobilenet_v2, densenet, resnet50):
    ready = module.preprocess_input(batch)
    print(ready.shape, ready.dtype)
print(efficientnet.preprocess_input(batch).dtype)
print(keras.applications.imagenet_utils.preprocess_input(np.zeros((1, 8, 8, 3)), mode="tf").dtype)

base = keras.applications.ResNet50(include_top=False, weights=None, pooling="avg")
print(base.predict(resnet50.preprocess_input(np.zeros((3, 64, 64, 3)))).shape)
