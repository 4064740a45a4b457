// The layers inside a layer: taken as they are, made from a description, or copied with changes.
// Invariant: a layer of another session is never shared; its copy is used in its place.

import { allSettings, isKind, isParts, Tuple, type Given, type Inner, type Parts, type Raw, type Trouble } from '../layers/index.ts';
import type { Shape } from '../shape/index.ts';
import { Layer } from './layer.ts';
import type { Session } from './session.ts';

/** The layers that a layer was given, each put in place by another. */
export function replaceHeld(raw: Raw, by: (layer: Layer) => Layer): Raw {
  if (Array.isArray(raw)) return raw instanceof Tuple ? Tuple.from<Raw>((raw as readonly Raw[]).map((one) => replaceHeld(one, by))) : (raw as readonly Raw[]).map((one) => replaceHeld(one, by));
  return isKind(raw, 'object') && raw.instance instanceof Layer ? { ...raw, instance: by(raw.instance) } : raw;
}

/** True where a layer stands in settings, at any depth of lists. */
export const holdsLayers = (given: Given): boolean => Object.values(given).some(holdsLayer);

const holdsLayer = (raw: Raw): boolean => (Array.isArray(raw) ? (raw as readonly Raw[]).some(holdsLayer) : isKind(raw, 'object') && raw.instance instanceof Layer);

/** The layers that a layer was given. */
export function heldBy({ given }: Layer): readonly Layer[] {
  const found: Layer[] = [];
  for (const raw of Object.values(given)) replaceHeld(raw, (layer) => (found.push(layer), layer));
  return found;
}

/** What is inside a layer. */
export interface Inside {
  readonly parts: Parts;
  /** The parts, one after the other. */
  readonly inner: readonly Layer[];
  /** Why it has none. */
  readonly trouble: Trouble | undefined;
}

const NONE: Inside = { parts: {}, inner: [], trouble: undefined };

/** Makes the parts of a layer. */
export function partsFor({ definition, configured, session, origin }: Layer): Inside {
  if (!definition.parts || configured.broken.length > 0) return NONE;
  const made = definition.parts({
    settings: configured.settings,
    take: (raw) => take(session, raw, origin),
    copy: (inner, name, changes) => {
      const copied = copyOf(session, inner, name, changes);
      if (inner instanceof Layer && inner.buildCall) copied.buildFor(inner.buildCall);
      return copied;
    },
    make: (className, given) => session.layer(className, given, origin),
  });
  if (!isParts(made)) return { ...NONE, trouble: made };
  if (isTooDeep(made)) return { ...NONE, trouble: { trouble: 'layers-too-deep', raises: 'RecursionError', data: { most: MOST_NESTED } } };
  return { parts: made, inner: layersOf(made), trouble: undefined };
}

/** How deep layers may stand in layers. Python's own limit ends Keras before: 317 of `SpectralNormalization` are a RecursionError. */
const MOST_NESTED = 320;

/** True for parts with more layers in layers than anything can be asked through. Only a class of one's own could hold itself; it is not looked into. */
function isTooDeep(parts: Parts): boolean {
  let level = new Set<Layer>(layersOf(parts));
  for (let depth = 1; level.size > 0; depth++) {
    if (depth > MOST_NESTED) return true;
    level = new Set([...level].flatMap((layer) => [...layersOf(layer.parts), ...(layer.definition.family === 'model' && layer.constructor !== Layer ? layer.sublayers : [])]));
  }
  return false;
}

const layersOf = (parts: Parts): readonly Layer[] => Object.values(parts).flat().filter((part) => part instanceof Layer);

function take(session: Session, raw: Raw, origin: Layer['origin']): Layer {
  if (isKind(raw, 'object')) {
    const { instance, path, args } = raw;
    if (instance instanceof Layer) return instance.session === session ? instance : copyOf(session, instance, instance.name, {});
    return session.layer(path.slice(path.lastIndexOf('.') + 1), args, origin);
  }
  const { class_name: name, config, build_config: build } = isKind(raw, 'dict') ? raw.entries : {};
  const made = session.layer(typeof name === 'string' ? name : 'Layer', entriesOf(config), origin);
  const { input_shape: shape } = entriesOf(build);
  if (Array.isArray(shape) && (shape as readonly Raw[]).every((size) => size === null || typeof size === 'number')) made.buildFor({ inputs: { shape: shape as Shape, dtype: made.policy.compute } });
  return made;
}

const entriesOf = (raw: Raw | undefined): Given => (raw !== undefined && isKind(raw, 'dict') ? raw.entries : {});

/** A layer of its own, made as Keras makes one from another's config: what a config does not hold is lost. */
function copyOf(session: Session, inner: Inner, name: string, changes: Given): Layer {
  if (!(inner instanceof Layer)) throw new Error('a layer inside a layer is a layer');
  const known = allSettings(inner.definition);
  const kept = Object.entries(inner.given).filter(([setting]) => known[setting]?.inConfig !== false);
  const parts = Object.entries(inner.parts).map(([setting, part]) => [setting, Array.isArray(part) ? part.map((one: Inner) => fresh(session, one)) : fresh(session, part as Inner)] as const);
  return inner.copy(session, { ...Object.fromEntries([...kept, ...parts]), ...changes }, name);
}

/** A copy of a layer inside, as a setting holds it. */
const fresh = (session: Session, part: Inner): Raw => ({ kind: 'object', path: part.definition.name, args: {}, instance: copyOf(session, part, part.name, {}) });
