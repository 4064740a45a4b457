# K folds by hand, as for few samples; a fresh model for each.
import numpy as np
from tensorflow.keras import layers, models
from tensorflow.keras.datasets import boston_housing

(train_data, train_targets), (test_data, test_targets) = boston_housing.load_data()
print(train_data.shape, test_data.shape, train_targets.shape, train_data.dtype)
mean = train_data.mean(axis=0)
train_data = train_data - mean
std = train_data.std(axis=0) + 1.0
train_data /= std
test_data = (test_data - mean) / std
print(mean.shape, std.shape, test_data.shape, test_data.dtype)


def build_model():
    model = models.Sequential()
    model.add(layers.Dense(64, activation="relu", input_shape=(train_data.shape[1],)))
    model.add(layers.Dense(64, activation="relu"))
    model.add(layers.Dense(1))
    model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])
    return model


k = 4
num_val_samples = len(train_data) // k
all_scores = []
for i in range(k):
    val_data = train_data[i * num_val_samples : (i + 1) * num_val_samples]
    val_targets = train_targets[i * num_val_samples : (i + 1) * num_val_samples]
    partial_train_data = np.concatenate([train_data[: i * num_val_samples], train_data[(i + 1) * num_val_samples :]], axis=0)
    partial_train_targets = np.concatenate([train_targets[: i * num_val_samples], train_targets[(i + 1) * num_val_samples :]], axis=0)
    print(f"fold {i}", val_data.shape, partial_train_data.shape, partial_train_targets.shape)
    model = build_model()
    model.fit(partial_train_data, partial_train_targets, epochs=2, batch_size=16, verbose=0)
    val_mse, val_mae = model.evaluate(val_data, val_targets, verbose=0)
    all_scores.append(val_mae)
print(len(all_scores))
model.summary()
print(model.predict(test_data).shape, model.name)
