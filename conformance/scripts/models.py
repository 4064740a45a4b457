import keras, numpy as np
def go(what, n, bs=None, **more):
    m = keras.Sequential([keras.layers.Dense(4)])
    m.compile("adam", "mse")
    x, y = np.zeros((n, 3)), np.zeros((n, 4))
    kw = dict(more) if bs is None else {"batch_size": bs, **more}
    if what == "fit": m.fit(x, y, verbose=0, **kw)
    if what == "evaluate": m.evaluate(x, y, verbose=0, **kw)
    if what == "predict": print(m.predict(x, verbose=0, **kw).shape)
    if what == "call": print(m(x).shape)
    print(what, n, bs, m.output_shape, m.count_params(), m.name, m.layers[0].name)
    m.summary()
go("fit", 100); go("fit", 64); go("fit", 64, 16); go("evaluate", 64); go("predict", 100); go("predict", 10); go("call", 7); go("fit", 64, 16, validation_split=0.2)
def mk(): return keras.Sequential([keras.Input((3,)), keras.layers.Dense(4), keras.layers.Dense(2)])
m = mk(); m.compile("adam", "mse"); m.layers[0].trainable = False; m.fit(np.zeros((4,3)), np.zeros((4,2)), verbose=0); m.summary()
m = mk(); m.compile(keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)), "mse"); m.fit(np.zeros((4,3)), np.zeros((4,2)), verbose=0); m.summary()
m = mk(); m.compile(keras.optimizers.SGD(0.1, momentum=0.9, use_ema=True), "mse"); m.fit(np.zeros((4,3)), np.zeros((4,2)), verbose=0); m.summary()
i = keras.Input((8, 8, 3)); x = keras.layers.Conv2D(4, 3, padding="same")(i); y = keras.layers.Conv2D(4, 3, padding="same")(x); z = keras.layers.Add()([x, y])
f = keras.Model(i, keras.layers.Flatten()(z)); print(f.output_shape, f.input_shape, [l.name for l in f.layers], f.layers[1].kernel_size, f.get_layer("add").output.shape, f.layers[-1].output.shape, f.layers[1].name, len(f.layers))
for l in f.layers[:2]: l.trainable = False
print(f(np.zeros((2, 8, 8, 3))).shape, len(f.trainable_weights), len(f.weights), f.layers[1].trainable, keras.__version__)
f.summary(line_length=100, show_trainable=True)
class FS(keras.Model):
    def __init__(self, units, **kw):
        inp = keras.Input((4,))
        super().__init__(inp, keras.layers.Dense(units)(inp), **kw)
FS(3, name="fs").summary()
keras.backend.clear_session()
keras.mixed_precision.set_global_policy("mixed_float16")
m = mk(); m.compile("adam", "mse"); m.fit(np.zeros((4,3)), np.zeros((4,2)), verbose=0); m.summary()
