// From a model to running code, one file per target.
export { toKeras } from './keras.ts';
