// An application of Keras as a design: what is the same for all of them is here, once.
// Source of the rules: keras/src/applications/imagenet_utils.py and the beginning and end of its siblings, Keras 3.15.1.
// Invariant: checks and layers come in Keras's order, so that automatic names and refusals come out the same.

import { isKind, pythonRepr, type Given, type Raw } from '../layers/index.ts';
import { Functional, Tensor, type Argument, type Origin, type Session, type Structure } from '../model/index.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { obtainInputShape } from './input-shape.ts';
import type { Built } from './network.ts';
import { Net } from './net.ts';
import { batchNormalization, dense, globalAveragePooling2d, part, type Part } from './parts.ts';
import { sourcesOf } from './sources.ts';
import { Lost, Refusal, refuse } from './refusal.ts';

/** A network of `keras.applications`. */
export interface Application {
  /** Keras's function: `ResNet50`. */
  readonly name: string;
  /** The modules below `keras.applications` that have it. */
  readonly modules: readonly string[];
  readonly about: string;
  /** How many parameters it has as it stands. */
  readonly params: number;
  readonly paper: string;
  /** What its paper says of the count and why Keras's differs: `{biases}` and its like are computed. */
  readonly told?: string;
  /** The function's parameters in Keras's order. */
  readonly takes: readonly string[];
  /** Defaults that are not those of its siblings; `name` is the model's. */
  readonly defaults: Given;
  /** The side of the pictures it was made for, and the least that it takes. */
  readonly side: number;
  readonly least: number;
  /** The side by the given arguments, where there are several that it was made for. */
  readonly sideFor?: (given: Arguments) => number;
  /** The shape of the input, where it is not found as in its siblings. */
  readonly inputShape?: (given: Arguments) => readonly Raw[];
  /** The shape that is asked for where none is given. */
  readonly shapeFor?: (given: Arguments) => Arguments['input_shape'];
  /** True where the network itself depends on which weights it starts from. */
  readonly knowsWeights?: true;
  /** What is refused before the shape of the input is known, and behind that. */
  readonly before?: (given: Arguments) => void;
  readonly behind?: (given: Arguments) => void;
  /** What is refused when the network is finished. */
  readonly after?: (given: Arguments) => void;
  /** The network below its classifier. */
  readonly body: (net: Net, x: Tensor, given: Arguments, shape: readonly Raw[]) => Tensor;
  /** The classifier. */
  readonly top: (net: Net, x: Tensor, given: Arguments) => Tensor;
  /** The names of the layers that stand for the classifier where there is none. */
  readonly pools?: { readonly avg: string; readonly max: string };
  /** What comes on top where there is no classifier. */
  readonly bare?: Part;
  /** The model's name where none is given. */
  readonly modelName?: (given: Arguments, shape: readonly Raw[]) => string;
}

/** The parameters of most applications, in Keras's order. */
export const COMMON: readonly string[] = ['include_top', 'weights', 'input_tensor', 'input_shape', 'pooling', 'classes', 'classifier_activation', 'name'];

/** Builds an application in a session, as its function does for some arguments. */
export function buildApplication(session: Session, application: Application, args: Readonly<Record<string, Argument>>, origin?: Origin): Built {
  try {
    const given = readArguments(application, args);
    return 'because' in given ? given : { model: build(new Net(session, origin), application, given) };
  } catch (refusal) {
    if (refusal instanceof Lost) return { because: refusal.because };
    if (!(refusal instanceof Refusal)) throw refusal;
    const { trouble } = refusal;
    return { refused: { ...trouble, data: { application: application.name, ...trouble.data } } };
  }
}

function build(net: Net, application: Application, given: Arguments): Functional {
  const { weights, include_top: top, classes, input_tensor: tensor } = given;
  if (weights === 'imagenet' && top && classes !== 1000 && !isKind(classes, 'unknown')) refuse('application-classes', { value: pythonRepr(classes) }, 'ValueError', 'classes');
  application.before?.(given);
  const shape = application.inputShape?.(given) ?? obtainInputShape(application, application.shapeFor ? { ...given, input_shape: application.shapeFor(given) } : given);
  application.behind?.(given);
  const entry = tensor ?? net.input(shape);
  const body = application.body(net, entry, given, shape);
  net.block(top ? 'Classifier' : 'End', top ? 'decides from all that was found' : 'what is handed on in place of a classifier');
  const outputs = top ? application.top(net, body, given) : bare(net, application, body, given);
  const inputs: Structure = tensor ? sourcesOf(tensor) : entry;
  const name = given.name ?? application.modelName?.(given, shape) ?? application.name;
  const model = new Functional(net.session, { inputs, outputs, name }, net.origin);
  application.after?.(given);
  return model;
}

/** A network without its classifier: the numbers of the last layer, or what is left of each channel. */
function bare(net: Net, { pools, bare: above }: Application, x: Tensor, { pooling }: Arguments): Tensor {
  const pooled = pooling === 'avg' ? globalAveragePooling2d(nameOf(pools?.avg)) : pooling === 'max' ? part('GlobalMaxPooling2D', nameOf(pools?.max)) : undefined;
  return net.chain(x, ...(pooled ? [pooled] : []), ...(above ? [above] : []));
}

const nameOf = (name: string | undefined): Given => (name === undefined ? {} : { name });

/** The classifier that most have: the mean of each channel, then one unit for each class. */
export const classifier = (net: Net, x: Tensor, given: Arguments): Tensor => net.chain(net.chain(x, globalAveragePooling2d({ name: 'avg_pool' })), predictions(given));

/** The same with an automatic name for the mean. */
export const classifierUnnamed = (net: Net, x: Tensor, given: Arguments): Tensor => net.chain(net.chain(x, globalAveragePooling2d()), predictions(given));

/** One unit for each class. */
export function predictions(given: Arguments, more: Given = {}): Part {
  checkActivation(given);
  return dense(given.classes, { activation: given.classifier_activation, ...more, name: 'predictions' });
}

/** Weights that were learned with a softmax stand behind a softmax or nothing. Rule: `validate_activation`. */
export function checkActivation({ weights, classifier_activation: of }: Arguments): void {
  if (weights === null || of === null || isKind(of, 'unknown')) return;
  const name = typeof of === 'string' ? of : isKind(of, 'function') ? /^keras\.(?:src\.)?activations\.(?:\w+\.)*(\w+)$/.exec(of.path)?.[1] : undefined;
  if (name !== 'softmax' && name !== 'linear') refuse('application-activation', { value: pythonRepr(of) }, 'ValueError', 'classifier_activation');
}

/** Batch normalisation over channels that come last, with the numbers that a family uses. */
export const normalizing = (more: Given) => (name?: string): Part => batchNormalization({ ...more, ...nameOf(name) });
