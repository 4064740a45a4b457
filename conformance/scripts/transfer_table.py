# A table of backbones: the same three lines for each of them.
from keras import applications as apps

backbones = {
    "vgg": apps.VGG16, "vgg19": apps.VGG19, "resnet": apps.ResNet50, "resnetv2": apps.ResNet50V2, "inception": apps.InceptionV3, "xception": apps.Xception,
    "mobile": apps.MobileNet, "mobile2": apps.MobileNetV2, "mobile3": apps.MobileNetV3Small, "dense": apps.DenseNet121, "nas": apps.NASNetMobile,
    "efficient": apps.EfficientNetB0, "efficient2": apps.EfficientNetV2B0, "convnext": apps.ConvNeXtTiny,
}

for key, make in backbones.items():
    net = make(weights=None, include_top=False, input_shape=(96, 96, 3), pooling="avg")
    frozen = [layer for layer in net.layers[: len(net.layers) // 2]]
    for layer in frozen:
        layer.trainable = False
    print(f"{key:<10} {net.name:<22} {len(net.layers):>4} {net.output_shape} {net.count_params():>12,} {len(net.trainable_weights)}")

for width in (0.35, 0.5, 1.0, 1.4):
    net = apps.MobileNetV2(weights=None, alpha=width, classes=10, input_shape=(32, 32, 3))
    print(net.name, net.count_params(), net.layers[-1].name, net.layers[-1].output.shape)

for size in (128, 160, 192, 100):
    print(apps.MobileNet(include_top=False, weights="imagenet", input_shape=(size, size, 3)).name)
print(apps.MobileNet(include_top=False, weights=None).name, apps.MobileNet(include_top=False).name)
