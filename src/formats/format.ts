// What a format is: how a file of it is known, and what is read of it.
// Invariant: `match` looks at content first; a name decides only where content cannot.

import type { Issue } from '../issues/index.ts';
import type { Model } from '../model/index.ts';
import type { Bytes } from './bytes.ts';
import type { StoredWeight } from './keras-json/stored-layer.ts';
import type { Stored } from './stored.ts';
import type { Inflate } from './zip/zip.ts';

/** A folder by the names in it. */
export interface Folder {
  readonly names: () => Promise<readonly string[]> | readonly string[];
  /** A file in it; undefined where there is none. Names come from a list of names, never from a file's content unchecked. */
  readonly file: (name: string) => Promise<Bytes | undefined> | Bytes | undefined;
}

/** What is opened: a file, with its folder where it has one. */
export interface Source {
  /** What it is called: `model.keras`. */
  readonly name: string;
  readonly bytes: Bytes;
  /** The files beside it: the shards of TensorFlow.js. */
  readonly beside?: Folder;
}

/** A file while it is looked at: its first bytes are there, and how compressed ones are unpacked. */
export interface Opening extends Source {
  readonly head: Uint8Array;
  readonly inflate: Inflate;
}

/** What a file holds. */
export interface Content {
  /** Read after "it is": `a Keras 3 model (.keras)`. */
  readonly kind: string;
  readonly models: readonly Model[];
  /** The weights that it holds, as a table. */
  readonly weights: readonly StoredWeight[];
  readonly issues: readonly Issue[];
  /** What it holds for who writes the network again. */
  readonly stored?: Stored;
}

/** One format of model files. */
export interface Format {
  readonly name: string;
  /** True for a file of this format. */
  readonly match: (opening: Opening) => Promise<boolean> | boolean;
  /** Reads the file; throws an Unreadable for what it should not be. */
  readonly open: (opening: Opening) => Promise<Content>;
}
