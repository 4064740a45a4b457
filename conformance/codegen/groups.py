import keras
from keras import layers, regularizers

inputs = keras.Input((32, 32, 3))

# Stem
x = layers.ZeroPadding2D(1)(inputs)
x = layers.Conv2D(16, (3, 3), use_bias=False, kernel_initializer="he_normal", kernel_regularizer=regularizers.L2(1e-4))(x)
x = layers.BatchNormalization()(x)
x = layers.Activation("relu")(x)

# Block
y = layers.Conv2D(16, (3, 3), padding="same")(x)
y = layers.BatchNormalization(trainable=False)(y)
x = layers.Add()([x, y])
x = layers.ReLU(max_value=6.0)(x)

# Head
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(10, activation=keras.activations.softmax, dtype="float64")(x)
model = keras.Model(inputs, outputs)
model.summary(show_trainable=True)
