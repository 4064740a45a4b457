from keras import Input, Model, layers

left = Input((16, 16, 3), name="left")
right = Input((16, 16, 3))
look = layers.Conv2D(8, 3, strides=2, padding="same", activation="relu")
features = layers.GlobalAveragePooling2D()
a = features(look(left))
b = features(look(right))
both = layers.Concatenate()([a, b])
model = Model([left, right], layers.Dense(1, activation="sigmoid", name="same")(both), name="siamese")
model.summary()
