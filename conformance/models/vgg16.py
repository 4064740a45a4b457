from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D
from keras.models import Model

inputs = Input(shape=(224, 224, 3))
x = inputs
for block, (filters, repeats) in enumerate([(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)], start=1):
    for i in range(1, repeats + 1):
        x = Conv2D(filters, (3, 3), activation="relu", padding="same", name=f"block{block}_conv{i}")(x)
    x = MaxPooling2D((2, 2), strides=(2, 2), name="block%d_pool" % block)(x)
x = Flatten(name="flatten")(x)
x = Dense(4096, activation="relu", name="fc1")(x)
x = Dense(4096, activation="relu", name="fc2")(x)
x = Dense(1000, activation="softmax", name="predictions")(x)
model = Model(inputs, x, name="vgg16")
model.summary()
