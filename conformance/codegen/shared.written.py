import keras
from keras import layers

left = keras.Input(shape=(16, 16, 3), name="left")
input_layer = keras.Input(shape=(16, 16, 3))
conv2d_layer = layers.Conv2D(8, 3, strides=2, padding="same", activation="relu")
x = conv2d_layer(left)
global_average_pooling2d_layer = layers.GlobalAveragePooling2D()
global_average_pooling2d = global_average_pooling2d_layer(x)
x = conv2d_layer(input_layer)
x = global_average_pooling2d_layer(x)
x = layers.Concatenate()([global_average_pooling2d, x])
same = layers.Dense(1, activation="sigmoid", name="same")(x)
siamese = keras.Model(inputs=[left, input_layer], outputs=same, name="siamese")
siamese.summary()
