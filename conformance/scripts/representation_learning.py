"""Distillation, SimCLR, masked images, siamese nets, graph layers, structured data, as keras.io writes them."""
import keras
from keras import layers, ops
import numpy as np
import tensorflow as tf


class Distiller(keras.Model):
    def __init__(self, student, teacher):
        super().__init__()
        self.teacher = teacher
        self.student = student

    def compile(self, optimizer, metrics, student_loss_fn, distillation_loss_fn, alpha=0.1, temperature=3):
        super().compile(optimizer=optimizer, metrics=metrics)
        self.student_loss_fn = student_loss_fn
        self.distillation_loss_fn = distillation_loss_fn
        self.alpha = alpha
        self.temperature = temperature

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, allow_empty=False, training=True):
        teacher_pred = self.teacher(x, training=False)
        student_loss = self.student_loss_fn(y, y_pred)
        distillation_loss = self.distillation_loss_fn(ops.softmax(teacher_pred / self.temperature, axis=1), ops.softmax(y_pred / self.temperature, axis=1)) * (self.temperature**2)
        return self.alpha * student_loss + (1 - self.alpha) * distillation_loss

    def call(self, x):
        return self.student(x)


teacher = keras.Sequential([keras.Input(shape=(28, 28, 1)), layers.Conv2D(16, (3, 3), strides=(2, 2), padding="same"), layers.LeakyReLU(negative_slope=0.2), layers.MaxPooling2D(pool_size=(2, 2), strides=(1, 1), padding="same"), layers.Flatten(), layers.Dense(10)], name="teacher")
student = keras.Sequential([keras.Input(shape=(28, 28, 1)), layers.Conv2D(4, (3, 3), strides=(2, 2), padding="same"), layers.Flatten(), layers.Dense(10)], name="student")
student_scratch = keras.models.clone_model(student)
distiller = Distiller(student=student, teacher=teacher)
distiller.compile(optimizer=keras.optimizers.Adam(), metrics=[keras.metrics.SparseCategoricalAccuracy()], student_loss_fn=keras.losses.SparseCategoricalCrossentropy(from_logits=True), distillation_loss_fn=keras.losses.KLDivergence(), alpha=0.1, temperature=10)
distiller.fit(np.zeros((32, 28, 28, 1), "float32"), np.zeros((32,), "int64"), epochs=1, verbose=0)
distiller.summary()
student_scratch.summary()


def get_augmenter(min_area, brightness, jitter):
    zoom_factor = 1.0 - np.sqrt(min_area)
    return keras.Sequential([layers.Rescaling(1 / 255), layers.RandomFlip("horizontal"), layers.RandomTranslation(zoom_factor / 2, zoom_factor / 2), layers.RandomZoom((-zoom_factor, 0.0), (-zoom_factor, 0.0))])


def get_encoder():
    return keras.Sequential([layers.Conv2D(16, kernel_size=3, strides=2, activation="relu"), layers.Conv2D(16, kernel_size=3, strides=2, activation="relu"), layers.Flatten(), layers.Dense(16, activation="relu")], name="encoder")


class ContrastiveModel(keras.Model):
    def __init__(self):
        super().__init__()
        self.temperature = 0.1
        self.contrastive_augmenter = get_augmenter(0.25, 0.6, 0.2)
        self.encoder = get_encoder()
        self.projection_head = keras.Sequential([keras.Input(shape=(16,)), layers.Dense(16, activation="relu"), layers.Dense(16)], name="projection_head")
        self.linear_probe = keras.Sequential([layers.Input(shape=(16,)), layers.Dense(10)], name="linear_probe")
        self.encoder.summary()
        self.projection_head.summary()

    def compile(self, contrastive_optimizer, probe_optimizer, **kwargs):
        super().compile(**kwargs)
        self.contrastive_optimizer = contrastive_optimizer
        self.probe_optimizer = probe_optimizer
        self.probe_loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.loss_tracker = keras.metrics.Mean(name="c_loss")

    @property
    def metrics(self):
        return [self.loss_tracker]

    def contrastive_loss(self, p1, p2):
        p1 = ops.normalize(p1, axis=1)
        p2 = ops.normalize(p2, axis=1)
        similarities = ops.matmul(p1, ops.transpose(p2)) / self.temperature
        batch_size = ops.shape(p1)[0]
        labels = ops.arange(batch_size)
        return keras.losses.sparse_categorical_crossentropy(labels, similarities, from_logits=True)

    def train_step(self, data):
        (unlabeled_images, _), (labeled_images, labels) = data
        images = ops.concatenate((unlabeled_images, labeled_images), axis=0)
        a1 = self.contrastive_augmenter(images, training=True)
        a2 = self.contrastive_augmenter(images, training=True)
        with tf.GradientTape() as tape:
            f1 = self.encoder(a1, training=True)
            f2 = self.encoder(a2, training=True)
            loss = self.contrastive_loss(self.projection_head(f1, training=True), self.projection_head(f2, training=True))
        gradients = tape.gradient(loss, self.encoder.trainable_weights + self.projection_head.trainable_weights)
        self.contrastive_optimizer.apply_gradients(zip(gradients, self.encoder.trainable_weights + self.projection_head.trainable_weights))
        self.loss_tracker.update_state(loss)
        return {m.name: m.result() for m in self.metrics}


unlabeled = tf.data.Dataset.from_tensor_slices((np.zeros((24, 48, 48, 3), "float32"), np.zeros((24,), "int64"))).batch(8)
labeled = tf.data.Dataset.from_tensor_slices((np.zeros((12, 48, 48, 3), "float32"), np.zeros((12,), "int64"))).batch(4)
train_dataset = tf.data.Dataset.zip((unlabeled, labeled)).prefetch(buffer_size=tf.data.AUTOTUNE)
pretraining = ContrastiveModel()
pretraining.compile(contrastive_optimizer=keras.optimizers.Adam(), probe_optimizer=keras.optimizers.Adam())
pretraining.fit(train_dataset, epochs=1, verbose=0)
pretraining.summary()
finetuning = keras.Sequential([layers.Input(shape=(48, 48, 3)), get_augmenter(0.75, 0.3, 0.1), pretraining.encoder, layers.Dense(10)], name="finetuning_model")
finetuning.summary()


class DistanceLayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, anchor, positive, negative):
        ap_distance = ops.sum(tf.square(anchor - positive), -1)
        an_distance = ops.sum(tf.square(anchor - negative), -1)
        return (ap_distance, an_distance)


base_cnn = keras.applications.resnet.ResNet50(weights=None, input_shape=(64, 64) + (3,), include_top=False)
flatten = layers.Flatten()(base_cnn.output)
dense1 = layers.BatchNormalization()(layers.Dense(64, activation="relu")(flatten))
embedding = keras.Model(base_cnn.input, layers.Dense(32)(dense1), name="Embedding")
trainable = False
for layer in base_cnn.layers:
    if layer.name == "conv5_block1_out":
        trainable = True
    layer.trainable = trainable
anchor_input = layers.Input(name="anchor", shape=(64, 64, 3))
positive_input = layers.Input(name="positive", shape=(64, 64, 3))
negative_input = layers.Input(name="negative", shape=(64, 64, 3))
distances = DistanceLayer()(embedding(keras.applications.resnet.preprocess_input(anchor_input)), embedding(keras.applications.resnet.preprocess_input(positive_input)), embedding(keras.applications.resnet.preprocess_input(negative_input)))
siamese_network = keras.Model(inputs=[anchor_input, positive_input, negative_input], outputs=distances)
siamese_network.summary()


def create_ffn(hidden_units, dropout_rate, name=None):
    fnn_layers = []
    for units in hidden_units:
        fnn_layers.append(layers.BatchNormalization())
        fnn_layers.append(layers.Dropout(dropout_rate))
        fnn_layers.append(layers.Dense(units, activation=tf.nn.gelu))
    return keras.Sequential(fnn_layers, name=name)


class GraphConvLayer(layers.Layer):
    def __init__(self, hidden_units, dropout_rate=0.2, aggregation_type="mean", combination_type="concat", *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.aggregation_type = aggregation_type
        self.combination_type = combination_type
        self.ffn_prepare = create_ffn(hidden_units, dropout_rate)
        self.update_fn = create_ffn(hidden_units, dropout_rate)

    def call(self, inputs):
        node_repesentations, edges, edge_weights = inputs
        node_indices, neighbour_indices = edges[0], edges[1]
        neighbour_repesentations = tf.gather(node_repesentations, neighbour_indices)
        messages = self.ffn_prepare(neighbour_repesentations)
        if edge_weights is not None:
            messages = messages * tf.expand_dims(edge_weights, -1)
        num_nodes = node_repesentations.shape[0]
        aggregated = tf.math.unsorted_segment_mean(messages, node_indices, num_segments=num_nodes)
        h = tf.concat([node_repesentations, aggregated], axis=1)
        return self.update_fn(h)


class GNNNodeClassifier(keras.Model):
    def __init__(self, graph_info, num_classes, hidden_units, *args, **kwargs):
        super().__init__(*args, **kwargs)
        node_features, edges, edge_weights = graph_info
        self.node_features = node_features
        self.edges = edges
        self.edge_weights = edge_weights
        self.preprocess = create_ffn(hidden_units, 0.2, name="preprocess")
        self.conv1 = GraphConvLayer(hidden_units, name="graph_conv1")
        self.postprocess = create_ffn(hidden_units, 0.2, name="postprocess")
        self.compute_logits = layers.Dense(units=num_classes, name="logits")

    def call(self, input_node_indices):
        x = self.preprocess(self.node_features)
        x1 = self.conv1((x, self.edges, self.edge_weights))
        x = x1 + x
        x = self.postprocess(x)
        node_embeddings = tf.gather(x, input_node_indices)
        return self.compute_logits(node_embeddings)


gnn = GNNNodeClassifier((tf.zeros((20, 7)), tf.constant(np.zeros((2, 30), "int32")), tf.ones((30,))), 3, [8, 8])
print("GNN output shape:", gnn(tf.constant([1, 10, 19])).shape)
gnn.summary()

CATEGORIES = {"workclass": ["a", "b", "c"], "sex": ["f", "m"]}
NUMERIC = ["age", "hours"]
inputs = {}
for name in NUMERIC + list(CATEGORIES):
    inputs[name] = layers.Input(name=name, shape=(), dtype="float32" if name in NUMERIC else "string")
encoded = []
for name in inputs:
    if name in CATEGORIES:
        vocabulary = CATEGORIES[name]
        lookup = layers.StringLookup(vocabulary=vocabulary, mask_token=None, num_oov_indices=0, output_mode="int")
        embed = layers.Embedding(input_dim=len(vocabulary), output_dim=int(len(vocabulary) ** 0.5) + 1)
        encoded.append(embed(lookup(inputs[name])))
    else:
        encoded.append(ops.expand_dims(inputs[name], -1))
features = layers.concatenate(encoded)
for units in [16, 8]:
    features = layers.Dense(units)(features)
    features = layers.BatchNormalization()(features)
    features = layers.ReLU()(features)
wide_deep = keras.Model(inputs=inputs, outputs=layers.Dense(units=2, activation="softmax")(features))
wide_deep.summary()
