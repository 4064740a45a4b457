import { expect, test } from 'vitest';
import { bytesOf, openFolder, openModel } from './index.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part)));
/** A field of a protocol buffer that holds bytes. */
const field = (number: number, content: Uint8Array): readonly number[] => [number * 8 + 2, content.length, ...content];

test.each([
  ['a.bin', bytes([8, 9], field(2, bytes('pytorch')), field(7, bytes('graph')), field(8, bytes([10, 0, 16, 17]))), 'it is an ONNX model, opset 17 (made by pytorch): reading ONNX is not supported yet'],
  ['a.bin', bytes([8, 9], field(7, bytes('graph')), field(8, bytes(field(1, bytes('com.example')), [16, 3])), field(8, bytes([16, 21]))), 'it is an ONNX model, opset 21: reading ONNX is not supported yet'],
  ['a.bin', bytes([28, 0, 0, 0], 'TFL3', [0, 0]), 'it is a TensorFlow Lite model: reading TensorFlow Lite is not supported yet'],
  ['a.bin', bytes('GGUF', [3, 0, 0, 0]), 'it is a GGUF model, version 3: reading GGUF is not supported yet'],
  ['a.bin', bytes([16, 0, 0, 0, 0, 0, 0, 0], '{"a":{}}        '), 'it is a safetensors file of weights: reading safetensors is not supported yet'],
  ['a.pt', bytes([0x80, 2, 0x8a, 0x0a], 'l', [0xfc, 0x9c], 'F', [0xf9], ' j', [0xa8], 'P', [0x19], '.'), 'it is a PyTorch checkpoint (the old form): reading PyTorch is not supported yet; it is a pickle, which runs code when it is loaded'],
  ['a.pkl', bytes([0x80, 4, 0x95, 0, 0]), 'it is a pickle of Python: loading one runs code: it is not opened'],
  ['a.npy', bytes([0x93], 'NUMPY', [1, 0]), 'it is a NumPy array (.npy)'],
  ['a.png', bytes([0x89], 'PNG', [0]), 'it is a picture (PNG)'],
  ['a.gz', bytes([0x1f, 0x8b, 8, 0]), 'it is compressed (gzip): unpack it first'],
  ['a.tar', bytes(Array.from({ length: 257 }, () => 65), 'ustar', [0]), 'it is an archive (tar): unpack it first'],
  ['a.pdf', bytes('%PDF-1.7'), 'it is a PDF'],
  ['saved_model.pb', bytes([10, 4, 0, 1, 2, 3]), 'it is a TensorFlow SavedModel: reading SavedModel is not supported yet; load it in Keras and save it as .keras'],
  ['a.mlmodel', bytes([10, 4, 0, 1]), 'it is a Core ML model: reading Core ML is not supported yet'],
  ['a.caffemodel', bytes([10, 4, 0, 1]), 'it is a Caffe model (weights): reading Caffe is not supported yet'],
  ['net.prototxt', bytes('name: "LeNet"\nlayer {\n'), 'it is a Caffe network (prototxt): reading Caffe is not supported yet'],
  ['a.json', bytes('{"nbformat": 4, "cells": []}'), 'it is a notebook: save it as a script (jupyter nbconvert --to script)'],
  ['a', bytes('PK', [5, 6], Array.from({ length: 18 }, () => 0)), 'it is a zip archive, but no Keras model: it is empty'],
  ['a', bytes([0, 1, 2]), 'it is binary, of a kind that is not known'],
  ['a', bytes(), 'it is empty'],
  ['a.json', bytes('{"name": "x"}'), 'it is no model file of a kind that is known'],
])('%s is named', async (name, content, refused) => {
  expect(await openModel({ name, bytes: bytesOf(content) })).toEqual({ kind: expect.any(String) as string, models: [], weights: [], issues: [], refused });
});

test('a folder is named by what lies in it', async () => {
  const folder = (...names: readonly string[]) => ({ names: () => names, file: () => bytesOf(bytes([10, 4, 0])) });
  expect((await openFolder(folder())).refused).toBe('the folder is empty');
  expect((await openFolder(folder('a.txt'))).refused).toBe('the folder holds no model file (.keras, .h5, model.json)');
  expect((await openFolder(folder('saved_model.pb', 'variables'))).refused).toMatch(/^it is a TensorFlow SavedModel/);
});
