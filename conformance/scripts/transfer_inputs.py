# A tensor of one's own below a network: the network goes on from it, and its layers are the model's own.
from keras import Input, Model, layers
from keras.applications import DenseNet121, EfficientNetB0, MobileNetV3Small, ResNet50, VGG16

inputs = Input(shape=(224, 224, 3), name="picture")
resnet = ResNet50(weights="imagenet", include_top=False, input_tensor=inputs)
x = resnet.get_layer("conv4_block6_2_relu").output
low = resnet.get_layer("conv2_block3_2_relu").output
y = layers.Concatenate()([layers.UpSampling2D(size=(4, 4), interpolation="bilinear")(x), low])
model = Model(inputs, layers.Conv2D(20, 1)(y))
print(model.name, model.count_params(), model.output_shape, len(model.layers), model.layers[0].name)

grey = Input((64, 64, 1))
colours = layers.Conv2D(3, 1, padding="same")(grey)
vgg = VGG16(include_top=False, weights=None, input_tensor=colours, pooling="max")
vgg.summary()
print(vgg.inputs[0].shape, vgg.output.shape)

top = VGG16(weights=None, classes=7, input_shape=(48, 48, 3), classifier_activation=None)
print(top.layers[-1].name, top.layers[-1].units, top.count_params())

net = EfficientNetB0(False, "imagenet", Input((64, 96, 3)), pooling="avg")
print(net.name, net.output_shape, [layer.name for layer in net.layers[:5]])
net = EfficientNetB0(include_top=False, weights=None)
print([layer.name for layer in net.layers[:5]], net.input_shape, net.output_shape)
net = MobileNetV3Small((96, 64, 3), 0.75, True, weights=None, classes=4)
print(net.name, net.output_shape, net.count_params())

base = DenseNet121(include_top=False, input_shape=(None, None, 3))
head = layers.GlobalMaxPooling2D()(base.output)
print(Model(base.inputs, layers.Dense(2, "softmax")(head)).output_shape, base.output_shape)
