# A stack whose last layer gives its states too, and was frozen before it was built, with the cell that it will make.
import keras
from keras import layers

watcher = layers.ConvLSTM1D(2, 3, return_state=True)
watcher.trainable = False
model = keras.Sequential([layers.Input((7, 6, 3)), watcher])
