# Several inputs and outputs, fed by lists, dicts and pipelines.
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

num_tags, num_words, num_departments = 12, 1000, 4
title = keras.Input(shape=(None,), name="title")
body = keras.Input(shape=(None,), name="body")
tags = keras.Input(shape=(num_tags,), name="tags")
x = layers.concatenate([layers.LSTM(16)(layers.Embedding(num_words, 8)(title)), layers.LSTM(8)(layers.Embedding(num_words, 8)(body)), tags])
priority = layers.Dense(1, name="priority")(x)
department = layers.Dense(num_departments, name="department")(x)
model = keras.Model(inputs=[title, body, tags], outputs=[priority, department])
model.compile(optimizer=keras.optimizers.RMSprop(1e-3), loss={"priority": keras.losses.BinaryCrossentropy(from_logits=True), "department": keras.losses.CategoricalCrossentropy(from_logits=True)}, loss_weights=[1.0, 0.2])
title_data = np.random.randint(num_words, size=(64, 10))
body_data = np.random.randint(num_words, size=(64, 20))
tags_data = np.random.randint(2, size=(64, num_tags)).astype("float32")
priority_targets = np.random.random(size=(64, 1))
dept_targets = np.random.randint(2, size=(64, num_departments))
print(title_data.shape, title_data.dtype, tags_data.dtype, priority_targets.dtype)
model.fit({"title": title_data, "body": body_data, "tags": tags_data}, {"priority": priority_targets, "department": dept_targets}, epochs=2, batch_size=32)
model.summary()
answers = model.predict([title_data, body_data, tags_data])
print(type(answers).__name__, [answer.shape for answer in answers])

dataset = tf.data.Dataset.from_tensor_slices(({"title": title_data, "body": body_data, "tags": tags_data}, {"priority": priority_targets, "department": dept_targets}))
print(dataset.batch(8).element_spec)
model.evaluate(dataset.batch(16))
