// How much of a file is believed. Invariant: every size that a file states is held against one of these before anything is made of it.

/** A config longer than this is no config; the largest of keras.applications has 1.1 MB. */
export const MOST_CONFIG_BYTES = 256 * 2 ** 20;

/** Lists and objects within one another; a model within a model takes four, and Keras itself gives up near 1,000. */
export const MOST_DEPTH = 400;

/** Digits of a whole number; Python reads no more either, since its time grows with their square. */
export const MOST_DIGITS = 4300;

/** Models within models. */
export const MOST_NESTED_MODELS = 64;

/** Outputs that a layer without a declaration may have. */
export const MOST_OUTPUTS = 4096;

/** Tensors that one call reads. */
export const MOST_READ = 10_000;

/** Sizes of a shape among settings; a tensor of TensorFlow has no more than 254. */
export const MOST_SIZES = 4096;

/** Entries of a zip archive; a model of 100,000 text files beside it is not one. */
export const MOST_ENTRIES = 65_536;

/** How many times larger than its bytes an entry may be; deflate cannot do more than 1,032. */
export const MOST_RATIO = 1040;

/** Objects (groups, datasets) in an HDF5 file. */
export const MOST_OBJECTS = 200_000;

/** Links from the root of an HDF5 file to an object. */
export const MOST_GROUP_DEPTH = 64;

/** Bytes of the header of one HDF5 object, all of its blocks together. */
export const MOST_HEADER_BYTES = 64 * 2 ** 20;

/** Blocks that one HDF5 structure (a header, a tree, a heap) may be spread over. */
export const MOST_BLOCKS = 100_000;

/** Axes of a tensor; HDF5 allows 32. */
export const MOST_AXES = 32;

/** Bytes of one weight that is written: it is made in memory as a whole. */
export const MOST_WEIGHT_BYTES = 2 ** 31;

/** Names in a folder that are looked at. */
export const MOST_NAMES = 10_000;
