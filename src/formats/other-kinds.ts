// Names files of other kinds: what is not read is said, with what can be told of it at a glance.
// Invariant: only a few bytes are looked at, and nothing in them is believed beyond its own length.

import type { Bytes } from './bytes.ts';
import type { Opening } from './format.ts';
import { onnxKind } from './onnx-kind.ts';
import { firstSign } from './text.ts';
import { Unreadable } from './unreadable.ts';
import { startsAsZip, Zip } from './zip/zip.ts';

/** A file of another kind: what it is, and what would help. */
export interface OtherKind {
  /** Read after "it is": `an ONNX model, opset 17`. */
  readonly kind: string;
  /** What its owner can do instead, where there is something. */
  readonly advice?: string;
}

const unsupported = (what: string): string => `reading ${what} is not supported yet`;

/** A model of another kind; `what` is what would have to be read. */
const model = (kind: string, what: string, more = ''): OtherKind => ({ kind, advice: unsupported(what) + more });
const plain = (kind: string): OtherKind => ({ kind });

/** The first bytes of files that are no models, or models of other kinds. */
const SIGNATURES: readonly (readonly [signature: string, kind: OtherKind, at?: number])[] = [
  ['TFL3', model('a TensorFlow Lite model', 'TensorFlow Lite'), 4],
  ['GGUF', model('a GGUF model', 'GGUF')],
  ['\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19', model('a PyTorch checkpoint (the old form)', 'PyTorch', '; it is a pickle, which runs code when it is loaded')],
  ['\x93NUMPY', plain('a NumPy array (.npy)')],
  ['\x89PNG', plain('a picture (PNG)')],
  ['\xff\xd8\xff', plain('a picture (JPEG)')],
  ['GIF8', plain('a picture (GIF)')],
  ['BM', plain('a picture (BMP)')],
  ['%PDF', plain('a PDF')],
  ['\x1f\x8b', { kind: 'compressed (gzip)', advice: 'unpack it first' }],
  ['BZh', { kind: 'compressed (bzip2)', advice: 'unpack it first' }],
  ['\xfd7zXZ', { kind: 'compressed (xz)', advice: 'unpack it first' }],
  ['\x28\xb5\x2f\xfd', { kind: 'compressed (zstd)', advice: 'unpack it first' }],
  ['7z\xbc\xaf', { kind: 'an archive (7z)', advice: 'unpack it first' }],
  ['Rar!', { kind: 'an archive (RAR)', advice: 'unpack it first' }],
  ['ustar', { kind: 'an archive (tar)', advice: 'unpack it first' }, 257],
  ['PAR1', plain('a table (Parquet)')],
  ['SQLite format 3', plain('a database (SQLite)')],
  ['\x7fELF', plain('a program')],
  ['MZ', plain('a program')],
  ['RIFF', plain('sound or a picture (RIFF)')],
];

/** Bytes as text, one sign each. */
const signs = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** What a file is, where it is none that can be read; undefined for what nobody knows. */
export async function otherKind(opening: Opening): Promise<OtherKind | undefined> {
  const { head, name, bytes } = opening;
  const start = signs(head.subarray(0, 512));
  const known = SIGNATURES.find(([signature, , at = 0]) => start.startsWith(signature, at));
  if (known) return known[1].kind.startsWith('a GGUF') ? ggufKind(head) : known[1];
  if (startsAsZip(head)) return zipKind(opening);
  const safetensors = safetensorsKind(head, bytes);
  if (safetensors) return safetensors;
  const onnx = await onnxKind(bytes, head, name);
  if (onnx) return onnx;
  if (head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5) return { kind: 'a pickle of Python', advice: 'loading one runs code: it is not opened' };
  return textKind(head, name) ?? binaryKind(head, name);
}

function ggufKind(head: Uint8Array): OtherKind {
  const version = head[4] ?? 0;
  return model(`a GGUF model, version ${version}`, 'GGUF');
}

/** A length of eight bytes, then JSON. */
function safetensorsKind(head: Uint8Array, bytes: Bytes): OtherKind | undefined {
  const length = head.length < 10 ? 0 : Number(new DataView(head.buffer, head.byteOffset).getBigUint64(0, true));
  return head[8] === 0x7b && (head[9] === 0x22 || head[9] === 0x7d) && length > 1 && length + 8 <= bytes.size ? model('a safetensors file of weights', 'safetensors') : undefined;
}

async function zipKind({ bytes, inflate }: Opening): Promise<OtherKind> {
  let names: readonly string[];
  try {
    ({ names } = await Zip.open(bytes, inflate));
  } catch (error) {
    if (error instanceof Unreadable) return plain(`a zip archive that cannot be read (${error.place}: ${error.found})`);
    throw error;
  }
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/(?:^|\/)constants\.pkl$/) && has(/(?:^|\/)code\//)) return model('a TorchScript model', 'PyTorch');
  if (has(/(?:^|\/)data\.pkl$/)) return model('a PyTorch checkpoint', 'PyTorch', '; it holds a pickle, which runs code when it is loaded');
  if (has(/^archive\/models\/.*\.json$|(?:^|\/)aten_graph/)) return model('a PyTorch export (.pt2)', 'PyTorch');
  if (has(/\.npy$/)) return plain('NumPy arrays (.npz)');
  if (has(/\.mlmodel$/)) return model('a Core ML package', 'Core ML');
  if (has(/saved_model\.pb$/)) return model('an archive with a SavedModel in it', 'SavedModel');
  if (has(/\.(?:keras|h5)$/)) return { kind: 'an archive with Keras models in it', advice: 'unpack it first' };
  return plain(`a zip archive, but no Keras model${names.length === 0 ? ': it is empty' : ` (it holds ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', ...' : ''})`}`);
}

/** Texts: by what they begin with. */
function textKind(head: Uint8Array, name: string): OtherKind | undefined {
  if (head.includes(0)) return undefined;
  const text = signs(head);
  if (/^\s*(?:name\s*:\s*"|layers?\s*\{|input\s*:\s*")/.test(text) && /\.prototxt$|layers?\s*\{/.test(`${name}\n${text}`)) return model('a Caffe network (prototxt)', 'Caffe');
  if (/^\s*\[(?:net|network)\]/.test(text)) return model('a Darknet network (cfg)', 'Darknet');
  if (/^\s*<(?:!doctype|html)/i.test(text)) return plain('a web page');
  if (/^\s*<\?xml/.test(text)) return /<net\b/.test(text) ? model('an OpenVINO network (xml)', 'OpenVINO') : plain('XML');
  if (firstSign(head) === '{' && /"nbformat"|"cells"\s*:/.test(text)) return { kind: 'a notebook', advice: 'save it as a script (jupyter nbconvert --to script)' };
  if (firstSign(head) === '{' && /"nodes"[\s\S]*"arg_nodes"/.test(text)) return model('an MXNet network (symbol.json)', 'MXNet');
  return undefined;
}

/** Models without a signature: by their names. */
function binaryKind(head: Uint8Array, name: string): OtherKind | undefined {
  if (/(?:^|[/\\])saved_model\.pb$/.test(name)) return model('a TensorFlow SavedModel', 'SavedModel', '; load it in Keras and save it as .keras');
  if (name.endsWith('.pb')) return model('a TensorFlow graph (GraphDef)', 'GraphDef');
  if (name.endsWith('.mlmodel')) return model('a Core ML model', 'Core ML');
  if (name.endsWith('.caffemodel')) return model('a Caffe model (weights)', 'Caffe');
  if (/\.ckpt(?:\.|$)|\.data-\d+-of-\d+$|\.index$/.test(name)) return model('a TensorFlow checkpoint (weights)', 'checkpoints');
  if (name.endsWith('.weights')) return model('the weights of a Darknet network', 'Darknet');
  if (name.endsWith('.params')) return model('the weights of an MXNet network', 'MXNet');
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16) return { kind: 'text in UTF-16', advice: 'save it as UTF-8' };
  return head.includes(0) ? plain('binary, of a kind that is not known') : undefined;
}
