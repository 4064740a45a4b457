// Model files: opened safely, from anywhere; nothing of a file is run.
export { bytesOf, bytesOfBlob, type Bytes } from './bytes.ts';
export type { Content, Folder, Format, Source } from './format.ts';
export type { StoredWeight } from './keras-json/stored-layer.ts';
export { formats, openFolder, openModel, type Opened, type OpenOptions } from './open.ts';
export { toKeras, toKerasJson, toTfjs, toWeightsFile, type Made, type WriteOptions } from './write.ts';
export { uncompiled } from './keras-json/write-compile.ts';
export { piecesOf, wholeOf } from './bytes.ts';
export type { Unwritten } from './keras-json/write-model.ts';
export type { Inflate } from './zip/zip.ts';
