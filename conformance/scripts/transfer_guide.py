# As the guide to transfer learning does it: augment, scale, a frozen base in inference mode, pool, drop, decide.
import keras
from keras import layers

size = 150
base_model = keras.applications.Xception(weights="imagenet", input_shape=(size, size, 3), include_top=False)
base_model.trainable = False

augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)], name="augment")

inputs = keras.Input(shape=(size, size, 3))
x = augment(inputs)
scale_layer = keras.layers.Rescaling(scale=1 / 127.5, offset=-1)
x = scale_layer(x)
x = base_model(x, training=False)
x = keras.layers.GlobalAveragePooling2D()(x)
x = keras.layers.Dropout(0.2)(x)
outputs = keras.layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.summary(show_trainable=True)

base_model.trainable = True
for layer in base_model.layers:
    if isinstance(layer, layers.BatchNormalization):
        layer.trainable = False
model.summary()
print(sum(1 for layer in base_model.layers if not layer.trainable), "frozen layers")
print(model.layers[3].name, model.layers[-1].name)

best = keras.applications.MobileNetV2(input_shape=(160, 160, 3), include_top=False, pooling="avg", alpha=0.5)
classifier = keras.Sequential([best, layers.Dense(5, activation="softmax")])
classifier.summary()
fine_tune_at = 100
for layer in best.layers[:fine_tune_at]:
    layer.trainable = False
print(len(classifier.trainable_variables), len(best.trainable_variables))
