// Data sets of `tensorflow_datasets` that scripts load most: features, numbers of classes and of examples.
// Source: tensorflow.org/datasets/catalog.

/** One feature: its sizes, its dtype, and for a label how many classes there are. */
export interface Feature {
  readonly shape: readonly (number | null)[];
  readonly dtype: string;
  readonly classes?: number;
}

/** A data set. */
export interface Listed {
  /** In order of their names, as the dict of an example has them. */
  readonly features: Readonly<Record<string, Feature>>;
  readonly splits: Readonly<Record<string, number>>;
  readonly supervised: readonly [string, string];
}

const image = (...shape: readonly (number | null)[]): Feature => ({ shape, dtype: 'uint8' });
const label = (classes: number): Feature => ({ shape: [], dtype: 'int64', classes });
const text: Feature = { shape: [], dtype: 'string' };
const any = image(null, null, 3);

const pictures = (picture: Feature, classes: number, splits: Readonly<Record<string, number>>, more: Readonly<Record<string, Feature>> = {}): Listed => ({ features: { image: picture, label: label(classes), ...more }, splits, supervised: ['image', 'label'] });
const reviews = (splits: Readonly<Record<string, number>>): Listed => ({ features: { label: label(2), text }, splits, supervised: ['text', 'label'] });
const translated = (from: string, to: string, train: number, validation: number, test: number): Listed => ({ features: { [from]: text, [to]: text }, splits: { train, validation, test }, supervised: [from, to] });

const sets: Readonly<Record<string, () => Listed>> = {
  mnist: () => pictures(image(28, 28, 1), 10, { train: 60000, test: 10000 }),
  fashion_mnist: () => pictures(image(28, 28, 1), 10, { train: 60000, test: 10000 }),
  kmnist: () => pictures(image(28, 28, 1), 10, { train: 60000, test: 10000 }),
  cifar10: () => pictures(image(32, 32, 3), 10, { train: 50000, test: 10000 }, { id: text }),
  cifar100: () => pictures(image(32, 32, 3), 100, { train: 50000, test: 10000 }, { coarse_label: label(20), id: text }),
  svhn_cropped: () => pictures(image(32, 32, 3), 10, { train: 73257, test: 26032, extra: 531131 }),
  cats_vs_dogs: () => pictures(any, 2, { train: 23262 }, { 'image/filename': text }),
  horses_or_humans: () => pictures(image(300, 300, 3), 2, { train: 1027, test: 256 }),
  rock_paper_scissors: () => pictures(image(300, 300, 3), 3, { train: 2520, test: 372 }),
  tf_flowers: () => pictures(any, 5, { train: 3670 }),
  oxford_flowers102: () => pictures(any, 102, { train: 1020, test: 6149, validation: 1020 }, { file_name: text }),
  stanford_dogs: () => ({ features: { image: any, 'image/filename': text, label: label(120) }, splits: { train: 12000, test: 8580 }, supervised: ['image', 'label'] }),
  food101: () => pictures(any, 101, { train: 75750, validation: 25250 }),
  beans: () => pictures(image(500, 500, 3), 3, { train: 1034, validation: 133, test: 128 }),
  malaria: () => pictures(any, 2, { train: 27558 }),
  eurosat: () => pictures(image(64, 64, 3), 10, { train: 27000 }, { filename: text }),
  patch_camelyon: () => pictures(image(96, 96, 3), 2, { train: 262144, validation: 32768, test: 32768 }, { id: text }),
  stl10: () => pictures(image(96, 96, 3), 10, { train: 5000, test: 8000, unlabelled: 100000 }),
  iris: () => ({ features: { features: { shape: [4], dtype: 'float32' }, label: label(3) }, splits: { train: 150 }, supervised: ['features', 'label'] }),
  oxford_iiit_pet: () => ({ features: { file_name: text, image: any, label: label(37), segmentation_mask: image(null, null, 1), species: label(2) }, splits: { train: 3680, test: 3669 }, supervised: ['image', 'label'] }),
  imdb_reviews: () => reviews({ train: 25000, test: 25000, unsupervised: 50000 }),
  yelp_polarity_reviews: () => reviews({ train: 560000, test: 38000 }),
  ag_news_subset: () => ({ features: { description: text, label: label(4), title: text }, splits: { train: 120000, test: 7600 }, supervised: ['description', 'label'] }),
  'ted_hrlr_translate/pt_to_en': () => translated('pt', 'en', 51785, 1193, 1803),
};

/** A data set by its name, with or without a version or the standard configuration; undefined for one that is not listed. */
export function listedSet(name: string): Listed | undefined {
  const plain = name.replace(/:.*$/, '').replace(/^(imdb_reviews)\/plain_text$/, '$1');
  return Object.hasOwn(sets, plain) ? sets[plain]?.() : undefined;
}
