// What one reading of a script keeps of Keras: its session, its models, and how summaries are printed.

import { Session, type Layer, type Model } from '../../model/index.ts';
import type { Source } from '../tree/index.ts';
import type { Call, Instance, NdArray, PyClass, Value } from '../values/index.ts';
import type { Use } from './uses.ts';

/** What `model.summary(...)` was asked for; names as in Keras. */
export interface SummaryRequest {
  readonly line_length?: number;
  readonly positions?: readonly number[];
  readonly expand_nested?: boolean;
  readonly show_trainable?: boolean;
  readonly layer_range?: readonly [string, string];
}

/** Prints a model's summary; the report's work, handed in. `line` is where the script asks for it. */
export type Printer = (model: Model, request: SummaryRequest, line: number) => string;

/** A call on the way to where the script was: the function and its line, the innermost first. */
export interface CallPlace {
  readonly line: number;
  readonly name: string;
}

/** A model that the script made. */
export interface MadeModel {
  readonly model: Model;
  readonly instance: Instance;
  /** Where it was made, the innermost call first. */
  readonly chain: readonly CallPlace[];
}

/** How a script is read. */
export interface KerasOptions {
  readonly session?: Session;
  readonly print?: Printer;
  /** True when an error of Keras ends the script as in Python; else it is told and reading goes on. */
  readonly stopAtErrors: boolean;
  /** The heading that a place stands under; inside a function only those behind its beginning count. */
  readonly groupAt: (source: Source, at: number, from: number) => string | undefined;
  /** Where every making and every call of a layer is kept, if anybody wants to know. */
  readonly uses?: Use[];
}

/** The state. */
export class KerasState {
  readonly session: Session;
  readonly options: KerasOptions;
  readonly models: MadeModel[] = [];
  /** Every layer that the script made, whether it came into a model or not. */
  readonly made: Layer[] = [];
  /** Classes of the library, each made once. */
  readonly classes = new Map<string, PyClass>();
  /** The Python object of every layer and tensor. */
  readonly instances = new WeakMap<object, Instance>();
  /** The call that makes an object of a script's own class, while its `__init__` runs. */
  readonly begun = new WeakMap<Instance, { readonly call: Call; readonly chain: readonly CallPlace[] }>();
  /** Models by the files that the script saved them in; files of weights hold none. */
  readonly saved = new Map<string, Model | undefined>();
  /** Classes of the script's own that may stand in files. */
  readonly registered = new Set<PyClass>();
  /** What each model was compiled with as its loss. */
  readonly losses = new WeakMap<Model, Value>();
  /** What the call of a layer that is under way leaves to the calls inside it. */
  context: { training: Value } | undefined;
  /** True while a layer of Keras computes on tensors that are no KerasTensors: then what it applies inside itself is run. */
  computes = false;
  /** The methods of symbolic tensors that are operations; known once Keras is imported. */
  /** The functions of `keras.activations` by name; known once Keras is imported. */
  activation: ((name: string) => Value) | undefined;
  operators: readonly (readonly [string, Value])[] | undefined;
  /** The class of a layer that is a model; known once Keras is imported. */
  modelClasses: ((layer: Layer) => PyClass | undefined) | undefined;
  /** Arrays that were given to `fit`: what an input looks like. */
  readonly fitted: NdArray[] = [];

  constructor(options: KerasOptions) {
    this.options = options;
    this.session = options.session ?? new Session();
  }
}
