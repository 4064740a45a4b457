// One layer as the Python call that makes it: only what differs from Keras's defaults.

import { allSettings, isKind, snakeCase, type Raw, type Setting } from '../layers/index.ts';
import { CustomLayer, CustomModel, type Layer, type Session } from '../model/index.ts';
import { isOwnFunction, OWN_FUNCTION, pythonValue, type WriteInstance } from './python-value.ts';
import { instancesIn } from './places.ts';

/** Settings that are told at the end: what the layer is called, whether it is trained. */
const AT_THE_END = new Set(['name', 'trainable']);

/** Keywords of every layer that say where a Sequential model starts: the script has an Input of its own. Some layers have settings of these names. */
const OF_THE_INPUT = new Set(['input_shape', 'input_dim']);

/** The policy of layers that name none. */
const USUAL_POLICY = 'float32';

/** `layers.Conv2D(32, (3, 3), activation="relu")`. `names` follows the automatic names as the script will make them; a model that is frozen freezes what is in it. */
export function layerCall(layer: Layer, names: Session, instance: WriteInstance, inFrozen = false): string {
  const className = isKnown(layer) ? layer.definition.name : 'Layer';
  return `layers.${className}(${layerArguments(layer, names, instance, inFrozen).join(', ')})`;
}

/** False for a layer that is no part of Keras: a script cannot make it. */
const isKnown = (layer: Layer): boolean => layer.definition.family !== 'unknown' && !(layer instanceof CustomLayer || layer instanceof CustomModel);

/** Comments to stand above a layer that cannot be written in full. */
export function remarks(layer: Layer): readonly string[] {
  if (!isKnown(layer)) return [`# ${layer.className} is no layer of Keras; a plain Layer stands in its place.`];
  return Object.values(layer.given).some(isOwnFunction) ? [`# A function of the script's own is not written; it is \`${OWN_FUNCTION}\` here.`] : [];
}

function layerArguments(layer: Layer, names: Session, instance: WriteInstance, inFrozen: boolean): readonly string[] {
  const { definition, given } = layer;
  const written: string[] = [];
  let positional = true;
  for (const [name, setting] of Object.entries(allSettings(definition))) {
    const raw = given[name];
    const needed = setting.fallback === undefined;
    positional &&= needed && setting.positional !== false;
    const elsewhere = AT_THE_END.has(name) || (OF_THE_INPUT.has(name) && !Object.hasOwn(definition.settings, name));
    if (elsewhere || raw === undefined || (!needed && isDefault(setting, raw))) continue;
    const value = pythonValue(byName(setting, raw), instance);
    written.push(positional ? value : `${name}=${value}`);
  }
  if (given['dtype'] === undefined && layer.policy.name !== USUAL_POLICY) written.push(`dtype=${pythonValue(layer.policy.name)}`);
  // A layer that is only handed over, as to Bidirectional, has no weights itself.
  if (!layer.trainable && !inFrozen && (layer.allWeights().size > 0 || given['trainable'] === false)) written.push('trainable=False');
  const name = nameArgument(definition.autoName, layer.name, names);
  takeNames(names, definition.makes?.({ ...layer.settings, name: name === undefined ? null : layer.name }));
  takeNamesOfParts(layer, names);
  return name === undefined ? written : [...written, name];
}

/** Layers that a layer makes inside itself take automatic names away, by their classes. */
export function takeNames(names: Session, classes: readonly string[] = []): void {
  for (const className of classes) names.autoName(snakeCase(className));
}

/** So do the parts that it makes for itself, where they are not named after it. */
function takeNamesOfParts(layer: Layer, names: Session): void {
  const given = new Set(instancesIn(layer));
  for (const part of layer.sublayers) {
    if (given.has(part)) continue;
    const { autoName } = part.definition;
    if (part.name === autoName || (part.name.startsWith(`${autoName}_`) && /^\d+$/.test(part.name.slice(autoName.length + 1)))) names.autoName(autoName);
    takeNamesOfParts(part, names);
  }
}

/** `name="..."` where Keras would choose another name by itself. */
export function nameArgument(autoName: string, name: string, names: Session): string | undefined {
  if (names.nextName(autoName) !== name) return `name=${pythonValue(name)}`;
  names.autoName(autoName);
  return undefined;
}

/** A function that Keras has a name for is written by that name: `tf.nn.relu` is `"relu"`. */
function byName(setting: Setting<never> | Setting, raw: Raw): Raw {
  if (!isKind(raw, 'function')) return raw;
  const read = setting.read(raw);
  return 'config' in read && typeof read.config === 'string' ? read.config : raw;
}

/** True for a value that the setting has anyway. */
export function isDefault(setting: Setting<never> | Setting, raw: Raw): boolean {
  if (setting.fallback === undefined) return false;
  const [given, standard] = [setting.read(raw), setting.read(setting.fallback)];
  return 'config' in given && 'config' in standard && plain([given.config, given.value]) === plain([standard.config, standard.value]);
}

/** Equal texts for equal values; JSON knows no big integers. */
const plain = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
