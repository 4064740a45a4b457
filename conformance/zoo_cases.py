"""Which applications are recorded, and with which arguments; what comes out is Keras's business.

Values: {"$tuple": [...]} is a tuple, {"$function": "softmax"} a function of keras.activations, {"$input": shape} an input,
{"$behind": shape} a tensor computed from an input.
"""

ALL = (
    "VGG16 VGG19 ResNet50 ResNet101 ResNet152 ResNet50V2 ResNet101V2 ResNet152V2 InceptionV3 InceptionResNetV2 Xception MobileNet MobileNetV2 "
    "MobileNetV3Small MobileNetV3Large DenseNet121 DenseNet169 DenseNet201 NASNetMobile NASNetLarge EfficientNetB0 EfficientNetB1 EfficientNetB2 "
    "EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 "
    "EfficientNetV2S EfficientNetV2M EfficientNetV2L ConvNeXtTiny ConvNeXtSmall ConvNeXtBase ConvNeXtLarge ConvNeXtXLarge"
).split()

# One of each family, the smallest.
FAMILIES = "VGG16 ResNet50 ResNet50V2 InceptionV3 InceptionResNetV2 Xception MobileNet MobileNetV2 MobileNetV3Small MobileNetV3Large DenseNet121 NASNetMobile EfficientNetB0 EfficientNetV2B0 ConvNeXtTiny".split()
SMALL = ["VGG16", "MobileNetV3Small", "EfficientNetB0"]
# Where names are handed out by the session.
UNNAMED = ["MobileNet", "InceptionV3", "ConvNeXtTiny", "ResNet50V2"]


def shape(*sizes):
    return {"$tuple": list(sizes)}


def of(function, **kwargs):
    return {"function": function, "kwargs": kwargs}


def cases():
    for name in ALL:
        yield of(name, weights=None)
    for name in FAMILIES:
        yield of(name, include_top=False, pooling="avg")
        yield of(name, weights=None, classes=10, input_shape=shape(128, 128, 1))
        yield of(name, include_top=False, input_tensor={"$behind": [128, 128, 3]}, name="mine")
        yield of(name, weights="imagenet", classes=10)
        yield of(name, weights=None, include_top=False, input_shape=shape(20, 20, 3))
    for name in UNNAMED:
        yield {**of(name, weights=None, include_top=False, pooling="max", input_shape=shape(96, 128, 3)), "times": 2}
    for name in SMALL:
        yield of(name)
        yield of(name, weights=None, include_top=False)
        yield of(name, input_shape=shape(224, 224, 3))
        yield of(name, input_shape=[224, 224, 3])
        yield of(name, input_shape=shape(128, 128, 3))
        yield of(name, include_top=False, input_shape=[128, 128, 3])
        yield of(name, include_top=False, input_shape=shape(None, None, 3))
        yield of(name, include_top=False, input_shape=shape(128, 128, 1))
        yield of(name, include_top=False, input_shape=shape(128, 128))
        yield of(name, include_top=False, input_shape=shape(128, 128, 3, 1))
        yield of(name, weights=None, input_shape=shape(None, None, 3))
        yield of(name, weights=None, input_shape=shape(129, 97, 3), classes=7, classifier_activation="sigmoid")
        yield of(name, weights=None, classifier_activation=None)
        yield of(name, classifier_activation=None)
        yield of(name, classifier_activation="sigmoid")
        yield of(name, classifier_activation={"$function": "softmax"})
        yield of(name, weights=None, classifier_activation={"$function": "relu"})
        yield of(name, weights=None, include_top=False, pooling="mean")
        yield of(name, weights="noisy-student")
        yield of(name, weights=None, include_top=0, classes=3)
        yield of(name, weights=None, include_top="no", classes=3, input_shape=shape(64, 64, 3))
        yield of(name, weights=None, depth=3)
        yield of(name, weights=None, name="other")
        yield of(name, weights=None, include_top=False, input_shape=shape(32, 31, 3))
        yield of(name, weights=None, include_top=False, input_shape=shape(32, 32, 3))
        yield of(name, weights=None, include_top=False, input_shape=shape(64, 64, 5))
        yield of(name, weights=None, include_top=False, input_tensor={"$input": [128, 128, 3]}, input_shape=shape(128, 128, 3))
        yield of(name, weights=None, include_top=False, input_tensor={"$input": [128, 128, 3]}, input_shape=shape(128, 64, 3))
        yield of(name, weights=None, input_tensor={"$input": [224, 224, 3]})
    for name in ("MobileNet", "MobileNetV2", "MobileNetV3Small", "MobileNetV3Large"):
        for alpha in (0.125, 0.35, 0.6, 1.4):
            yield of(name, weights=None, alpha=alpha, include_top=alpha > 1)
        for alpha in (0.25, 0.35, 0.6, 1):
            yield of(name, alpha=alpha, include_top=False)
    yield of("MobileNet", weights=None, depth_multiplier=2)
    yield of("MobileNet", depth_multiplier=2)
    yield of("MobileNet", weights=None, dropout=0.5)
    yield of("MobileNet", include_top=False, input_shape=shape(160, 160, 3))
    yield of("MobileNetV2", include_top=False, input_shape=shape(100, 160, 3))
    yield of("MobileNetV2", input_shape=shape(96, 96, 3))
    for name in ("MobileNetV3Small", "MobileNetV3Large"):
        yield of(name, weights=None, minimalistic=True)
        yield of(name, minimalistic=True, alpha=0.75)
        yield of(name, minimalistic=True, include_top=False)
        yield of(name, weights=None, include_preprocessing=False, dropout_rate=0)
        yield of(name, weights=None, include_top=False, input_tensor={"$input": [None, None, 3]})
        yield of(name, weights=None, include_top=False, input_tensor={"$input": [96, 128, 3]})
    yield of("EfficientNetV2S", weights=None, include_preprocessing=False, include_top=False)
    yield of("EfficientNetV2S", weights=None, include_top=False, input_shape=shape(128, 128, 1))
    yield of("EfficientNetV2B0", weights=None, name="efficientnetv2-s")
    yield of("ConvNeXtTiny", weights=None, include_preprocessing=False, include_top=False)
    yield of("ConvNeXtTiny", name="my_convnext_tiny")
    yield of("ConvNeXtTiny", name="my_net")
    yield of("NASNetMobile", include_top=False, input_shape=shape(None, None, 3))
    yield of("NASNetLarge", include_top=False)
    yield of("NASNetMobile", include_top=False)
    yield of("NASNetLarge", weights=None, include_top=False, input_shape=shape(None, None, 3))
