// Pipeline: layers one after the other, as one step that prepares data.
// Source of the rules: keras/src/layers/preprocessing/pipeline.py, Keras 3.15.1.

import { evaluateOne, formulaOf } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { byPosition } from './base-settings.ts';
import { defineLayer, type CallPart, type Choosing, type InputSpec, type Recipe, type Trouble } from './define.ts';
import { made, tensor } from './example.ts';
import { isLayer, partsOf, tensorOf, type Inner, type Inside } from './inner.ts';
import { type Raw } from './raw.ts';
import { Refused, type Read, type Setting } from './setting.ts';

const layers: Setting<readonly object[]> = {
  about: 'the layers, the one that reads the input first',
  control: { kind: 'object', options: [] },
  read: (raw: Raw): Read | Refused => (Array.isArray(raw) && (raw as readonly Raw[]).every(isLayer) ? { value: raw, config: null } : new Refused('a list of layers is expected', 'TypeError')),
};

/** What a layer gives when it is run: some sizes may then be open. */
function ranSizes(part: Inner, input: InputSpec | undefined, given: InputSpec): InputSpec {
  const ran = input?.shape && part.definition.runs?.(input.shape, part.settings);
  return ran && 'open' in ran && given.shape ? { ...given, shape: given.shape.map((size, axis) => (ran.open.includes(axis) ? null : size)) } : given;
}

/** Layers one after the other. */
export const pipeline = defineLayer({
  name: 'Pipeline',
  family: 'preprocessing',
  about: 'Applies layers one after the other, as one step that prepares data.',
  example: { settings: { layers: [made('Resizing', { height: 128, width: 128 }), made('Rescaling', { scale: 2, offset: -1 })] }, call: [tensor([null, 224, 224, 3])] },
  base: 'own',
  inputs: 'any',
  shapeless: true,
  settings: { layers, name: byPosition('name') },
  call: ['training', 'mask'],
  terms: { result: 'what the last layer gives' },
  parts: ({ settings, take }) => ({ layers: (settings['layers'] as readonly Raw[]).map(take) }),
  choose: ({ parts, call }: Choosing): Recipe | Trouble => {
    const all = partsOf(parts, 'layers');
    if (all.length === 0) return { trouble: 'setting-disagrees', setting: 'layers', raises: 'UnboundLocalError', data: { because: 'A pipeline without layers gives nothing.', settings: 'an empty list' } };
    if (all.some((part) => !part.sound)) return { trouble: '' };
    const inside: Inside[] = [];
    let read: CallPart = call['inputs'] ?? null;
    for (const part of all) {
      // A layer that would read a list as a whole finds no picture in it once it is run.
      if (part.definition.inputs === 'any' && Array.isArray(read)) return { trouble: 'inner-fails', data: { value: part.name, shape: null }, inside };
      const asked = { inputs: read };
      const inferred = part.ask(asked);
      inside.push({ part, call: asked, inferred });
      const [given, ...more] = inferred.outputs;
      // A pipeline runs its layers to learn what they give: what shows only then ends it.
      const late = inferred.issues.find(({ code }) => code === 'axes-not-looked-at' || code === 'fails-later');
      if (late) return { trouble: 'inner-fails', data: { value: part.name, shape: late.data['shape'] ?? null }, inside };
      const output: InputSpec | undefined = given && ranSizes(part, tensorOf(read), given);
      if (!output?.shape || inferred.issues.some(({ severity }) => severity === 'error')) return { trouble: '', inside };
      if (more.length > 0) return { trouble: 'inner-outputs', data: { value: part.name, count: inferred.outputs.length }, inside };
      read = output;
    }
    const last = tensorOf(read);
    const macs = inside.map(({ inferred }) => inferred.recipe?.macs && evaluateOne(inferred.recipe.macs, inferred.scope)).filter((one) => one !== undefined);
    return {
      inside,
      scope: { result: last?.shape ?? [], ...Object.fromEntries(macs.map((one, i) => [`macs${i}`, one])) },
      gives: shape`*result`,
      ...(last ? { dtype: last.dtype } : {}),
      ...(macs.length > 0 ? { macs: formulaOf(macs.map((_, i) => `macs${i}`).join(' + ')) } : {}),
    };
  },
});
