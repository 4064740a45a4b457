"""What a step of a model's own is given: by arrays, by data sets, by one batch; and how often it is traced."""
import keras, numpy as np, tensorflow as tf
from keras import layers
class M(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = layers.Dense(2)
    def call(self, x):
        return self.d(x)
    def train_step(self, data):
        print('train', type(data).__name__)
        if isinstance(data, tuple): print(len(data), [type(d).__name__ for d in data])
        else: print(data.shape)
        self(tf.nest.flatten(data)[0])
        return {'loss': 0.0}
    def test_step(self, data):
        print('test', type(data).__name__)
        return {'loss': 0.0}
    def predict_step(self, data):
        print('predict', type(data).__name__, len(data) if isinstance(data, tuple) else data.shape)
        return self(tf.nest.flatten(data)[0])
m = M(); m.compile('sgd')
x = np.zeros((40, 3), 'float32')
m.fit(x, verbose=0)
m = M(); m.compile('sgd')
m.fit(x, x, verbose=0)
m = M(); m.compile('sgd')
m.fit(tf.data.Dataset.from_tensor_slices(x).batch(4), verbose=0)
m.evaluate(x, verbose=0)
m.predict(x[:32], verbose=0)
m = M(); m.compile('sgd')
m.fit((x, x), verbose=0)
m = M(); m.compile('sgd')
m.fit([x, x], verbose=0)
m = M(); m.compile('sgd')
m.fit(x, x, sample_weight=np.ones(40), verbose=0)
m = M(); m.compile('sgd')
m.train_on_batch(x, x)
m = M(); m.compile('sgd')
m.train_on_batch(x)
m.predict_on_batch(x)
m.test_on_batch(x)
i = np.random.choice(range(40))
print(x[i].shape, x[np.random.randint(3)].shape, np.array([x[i]]).shape)
