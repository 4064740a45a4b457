// Values as Python source. Invariant: what is written reads back as the same value.

import { Float, isKind, pythonRepr, type Raw } from '../layers/index.ts';

/** A value as a Python expression; sequences of settings are written as tuples, texts in double quotes. */
export function pythonValue(raw: Raw): string {
  if (typeof raw === 'string') return JSON.stringify(raw);
  if (raw instanceof Float || raw === null || typeof raw !== 'object') return pythonRepr(raw);
  if (Array.isArray(raw)) {
    const items = (raw as readonly Raw[]).map(pythonValue);
    if ((raw as readonly Raw[]).some((item) => typeof item === 'string')) return `[${items.join(', ')}]`;
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  if (isKind(raw, 'dict')) return `{${Object.entries(raw.entries).map(([key, value]) => `${JSON.stringify(key)}: ${pythonValue(value)}`).join(', ')}}`;
  if (isKind(raw, 'object')) return `${qualified(raw.path)}(${Object.entries(raw.args).map(([key, value]) => `${key}=${pythonValue(value)}`).join(', ')})`;
  if (isKind(raw, 'function')) return qualified(raw.path);
  // A size that is only named, or unknown, is Keras's None.
  return 'None';
}

/** A dotted path as `import keras` reaches it. */
const qualified = (path: string): string => path.replace(/^(tensorflow\.|tf\.)?keras\./, 'keras.');
