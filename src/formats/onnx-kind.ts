// Tells an ONNX model by its outermost fields: the graph itself is skipped, whatever its size.
// Source: onnx.proto3 of ONNX 1.17 and the wire format of protocol buffers.

import type { Bytes } from './bytes.ts';
import type { OtherKind } from './other-kinds.ts';

const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

/** The fields of ModelProto. */
const FIELD = { version: 1, producer: 2, producerVersion: 3, graph: 7, opset: 8 };
const MOST_FIELDS = 64;

/** ONNX's own limits: its version of the file format is a small number, and the fields of a model end at 25. */
const MOST_VERSION = 64;
const LAST_FIELD = 25;

interface Number64 {
  readonly value: number;
  readonly next: number;
}

function varint(bytes: Uint8Array, at: number): Number64 | undefined {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return undefined;
}

/** What is told of an ONNX model; undefined for anything else. */
export async function onnxKind(bytes: Bytes, head: Uint8Array, name: string): Promise<OtherKind | undefined> {
  // Its first field is the version of the format, a small number.
  if (head[0] !== 0x08 || (head[1] ?? 0) > MOST_VERSION) return undefined;
  let opset: number | undefined;
  let producer = '';
  let hasGraph = false;
  let at = 0;
  for (let count = 0; count < MOST_FIELDS && at < bytes.size; count++) {
    const window = await bytes.read(at, Math.min(256, bytes.size - at));
    const key = varint(window, 0);
    if (!key) return undefined;
    const [field, wire] = [Math.floor(key.value / 8), key.value & 7];
    if (field === 0 || field > LAST_FIELD) return undefined;
    const value = wire === VARINT || wire === BYTES ? varint(window, key.next) : undefined;
    if (wire === FIXED_64) at += key.next + 8;
    else if (wire === FIXED_32) at += key.next + 4;
    else if (!value) return undefined;
    else if (wire === VARINT) at += value.next;
    else {
      const content = window.subarray(value.next, value.next + value.value);
      if (at + value.next + value.value > bytes.size) return undefined;
      if (field === FIELD.producer) producer = new TextDecoder().decode(content);
      if (field === FIELD.graph) hasGraph = true;
      if (field === FIELD.opset) opset ??= opsetOf(content);
      at += value.next + value.value;
    }
  }
  if (!hasGraph && !name.endsWith('.onnx')) return undefined;
  return { kind: `an ONNX model${opset === undefined ? '' : `, opset ${opset}`}${/^[\w.+ -]+$/.test(producer) ? ` (made by ${producer})` : ''}`, advice: 'reading ONNX is not supported yet' };
}

/** The version of the standard operators: of the set that has no name of its own. */
function opsetOf(content: Uint8Array): number | undefined {
  let version: number | undefined;
  for (let at = 0; at < content.length; ) {
    const key = varint(content, at);
    const value = key && varint(content, key.next);
    if (!key || !value) return undefined;
    if ((key.value & 7) === BYTES) {
      // A domain: an empty one is the standard, anything else is a set of its own.
      const domain = new TextDecoder().decode(content.subarray(value.next, value.next + value.value));
      if (domain !== '' && domain !== 'ai.onnx') return undefined;
      at = value.next + value.value;
    } else {
      version = value.value;
      at = value.next;
    }
  }
  return version;
}
