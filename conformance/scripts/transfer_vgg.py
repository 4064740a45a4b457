# Cats and dogs the usual way: a frozen VGG16 below, a small classifier on top, then its last block thawed.
from tensorflow import keras
from tensorflow.keras import layers, models, optimizers
from tensorflow.keras.applications import VGG16

conv_base = VGG16(weights="imagenet", include_top=False, input_shape=(150, 150, 3))
print(conv_base.name, len(conv_base.layers), conv_base.output_shape)

conv_base.trainable = False
model = models.Sequential()
model.add(conv_base)
model.add(layers.Flatten())
model.add(layers.Dense(256, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.summary()
print("weights to learn:", len(model.trainable_weights))

conv_base.trainable = True
set_trainable = False
for layer in conv_base.layers:
    if layer.name == "block5_conv1":
        set_trainable = True
    layer.trainable = set_trainable
print("weights to learn:", len(model.trainable_weights))

model.compile(loss="binary_crossentropy", optimizer=optimizers.RMSprop(learning_rate=1e-5), metrics=["acc"])
model.summary()

for layer in conv_base.layers[-4:]:
    print(layer.name, layer.trainable, layer.count_params())
conv_base.summary(show_trainable=True)
