import keras
from keras import layers

input_layer = keras.Input(shape=(32, 32, 3))

# Stem
x = layers.ZeroPadding2D()(input_layer)
x = layers.Conv2D(16, (3, 3), use_bias=False, kernel_initializer="he_normal", kernel_regularizer=keras.regularizers.L2(l2=0.0001))(x)
x = layers.BatchNormalization()(x)
activation = layers.Activation("relu")(x)

# Block
x = layers.Conv2D(16, (3, 3), padding="same")(activation)
x = layers.BatchNormalization(trainable=False)(x)
x = layers.Add()([activation, x])
x = layers.ReLU(max_value=6.0)(x)

# Head
x = layers.GlobalAveragePooling2D()(x)
dense = layers.Dense(10, activation="softmax", dtype="float64")(x)
model = keras.Model(inputs=input_layer, outputs=dense)
model.summary()
