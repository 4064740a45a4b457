# What the applications refuse, and what they take.
import keras
from keras.applications import EfficientNetV2B0, InceptionV3, MobileNet, MobileNetV2, MobileNetV3Large, ResNet50, VGG16, Xception

attempts = [
    lambda: VGG16(classes=10),
    lambda: VGG16(weights="imagenet", include_top=False, input_shape=(16, 16, 3)),
    lambda: VGG16(weights="imagenet", include_top=False, input_shape=(64, 64, 1)),
    lambda: VGG16(weights=None, input_shape=(None, None, 3)),
    lambda: VGG16(weights=None, include_top=False, input_shape=(64, 64)),
    lambda: VGG16(weights="vggface"),
    lambda: VGG16(input_shape=[224, 224, 3]),
    lambda: VGG16(input_shape=(224, 224, 3)),
    lambda: ResNet50(input_shape=(128, 128, 3)),
    lambda: ResNet50(classifier_activation="sigmoid"),
    lambda: ResNet50(weights=None, classifier_activation="sigmoid", classes=1),
    lambda: InceptionV3(weights=None, include_top=False, input_shape=(64, 64, 3)),
    lambda: Xception(weights=None, include_top=False, input_shape=(71, 71, 3)),
    lambda: MobileNet(alpha=0.3),
    lambda: MobileNet(weights=None, alpha=0.3, include_top=False, input_shape=(32, 32, 3)),
    lambda: MobileNetV2(alpha=0.35, include_top=False),
    lambda: MobileNetV3Large(alpha=0.5),
    lambda: MobileNetV3Large(weights=None, input_shape=(16, 40, 3)),
    lambda: EfficientNetV2B0(weights=None, name="mine"),
    lambda: VGG16(weights=None, top=False),
]
for number, attempt in enumerate(attempts):
    try:
        print(number, attempt().name)
    except (ValueError, KeyError, TypeError) as error:
        print(number, type(error).__name__)

model = keras.Sequential([MobileNetV2(include_top=False, weights=None, input_shape=(96, 96, 3)), keras.layers.Flatten(), keras.layers.Dense(2)])
print(model.layers[0].name, model.output_shape)
base = ResNet50(weights="imagenet", include_top=True, classes=5, input_shape=(224, 224, 3))
print("not reached")
