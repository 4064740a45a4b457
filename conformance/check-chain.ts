// One chain of layers against the library: every step, then the model that it makes.

import { countOf, Functional, Session, Tensor } from '../src/model/index.ts';
import type { ChainRecord } from './case-record.ts';
import { givenOf, inputOf } from './case-values.ts';
import { crash, differences, overlooked, recordedStructure, refusalOf, sizeOf, structureText, weightText, weightTexts, type Difference } from './check-case.ts';

/** Everything in which the library differs from what Keras made of a chain; the first differing step ends it. */
export function checkChain(record: ChainRecord): readonly Difference[] {
  try {
    return compare(record);
  } catch (error) {
    return [crash(record, error)];
  }
}

function compare(record: ChainRecord): readonly Difference[] {
  const session = new Session();
  const tensors = record.inputs.map((input) => inputOf(input, session));
  for (const [i, step] of record.chain.entries()) {
    const { given } = givenOf(step, session, tensors);
    const layer = session.layer(step.class, given);
    const { output } = layer.call([step.reads ? tensors.filter((_, at) => step.reads?.includes(at)) : (tensors.at(-1) ?? null)]);
    const refusal = refusalOf(layer.issues);
    const expected = record.steps[i];
    const place = (one: Difference): Difference => ({ ...one, what: `${step.class}: ${one.what}` });
    if (!expected) return refusal === undefined && record.error ? [place(overlooked(record.error, structureText(output)))] : [];
    if (refusal !== undefined) return [place({ what: 'accepted', keras: 'accepted', ours: `refused: ${refusal}` })];
    const found = differences([
      ['name', expected.name, layer.name],
      ['outputs', recordedStructure(expected), structureText(output)],
      ['weights', expected.weights.map(weightText), weightTexts(layer)],
    ]);
    if (found.length > 0) return found.map(place);
    if (!(output instanceof Tensor)) return [];
    tensors.push(output);
  }
  return compareModel(record, session, tensors);
}

function compareModel({ model: expected, error }: ChainRecord, session: Session, tensors: readonly Tensor[]): readonly Difference[] {
  const [first] = tensors;
  const last = tensors.at(-1);
  if (!first || !last) return [];
  const model = new Functional(session, { inputs: first, outputs: last });
  const refusal = refusalOf(model.issues);
  if (!expected) return refusal === undefined && error ? [overlooked(error, model.name)] : [];
  if (refusal !== undefined) return [{ what: 'model: accepted', keras: 'accepted', ours: `refused: ${refusal}` }];
  return differences([
    ['model: name', expected.name, model.name],
    ['model: layers', expected.layers, model.layers.map((layer) => layer.name)],
    ['model: params', `${expected.params} ${expected.trainable_params}`, `${sizeOf(model.params)} ${sizeOf(countOf(model.weightsByRole.trainable))}`],
  ]);
}
