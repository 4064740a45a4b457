// What all models share: a model is a layer made of layers.

import { unknown, type Size } from '../formula/index.ts';
import type { Issue } from '../issues/index.ts';
import { tensorOf, type Call, type Inferred, type InputSpec, type Raw } from '../layers/index.ts';
import { trainableDoubtIn } from './freezing.ts';
import { Layer } from './layer.ts';
import type { Tensor } from './tensor.ts';
import { countOf, type Weight } from './weight.ts';
import { layersWithin } from './within.ts';

/** How a model was put together; decides how Keras lists it. */
export type ModelKind = 'sequential' | 'functional' | 'subclass';

/** A model: a layer made of layers, with inputs and outputs once it is built. */
export abstract class Model extends Layer {
  abstract readonly kind: ModelKind;
  /** The layers as `model.layers` gives them. */
  abstract get layers(): readonly Layer[];
  /** The layers as `summary()` lists them; those of a functional model include anonymous operations. */
  abstract get rows(): readonly Layer[];
  abstract get inputs(): readonly Tensor[];
  abstract get outputs(): readonly Tensor[];

  override get sublayers(): readonly Layer[] {
    return this.rows;
  }

  /** The optimizer that the model was compiled with, for the totals of the summary. */
  optimizer: { readonly name: string; readonly params: Size; readonly bytes: Size } | undefined;

  /** The arguments of `compile` that it was compiled with, for who writes it into a file. */
  compiled: Readonly<Record<string, Raw>> | undefined;

  /** Every issue of the model and of every layer in it. */
  get allIssues(): readonly Issue[] {
    const found = new Set<Issue>();
    for (const layer of new Set(layersWithin<Layer>(this))) for (const issue of layer.issues) found.add(issue);
    return [...found];
  }

  /** Gets ready for inputs of these shapes, where it has not been given any. */
  protected prepare(inputs: readonly InputSpec[]): void {
    void inputs;
  }

  abstract override respecify(inputs: readonly InputSpec[]): readonly InputSpec[];

  override ask(call: Call): Inferred {
    const inputs = Object.values(call).flatMap((part) => tensorOf(part) ?? []);
    this.prepare(inputs);
    return { recipe: undefined, scope: {}, outputs: this.respecify(inputs), weights: [], fixed: {}, issues: [] };
  }

  /** The weights that training changes, and those that it does not. */
  get weightsByRole(): { readonly trainable: readonly Weight[]; readonly nonTrainable: readonly Weight[] } {
    const all = [...this.allWeights()];
    // A frozen model counts nothing as trainable, whatever the layers in it say.
    const trains = (weight: Weight): boolean => this.trainable && weight.trainable;
    return { trainable: all.filter(trains), nonTrainable: all.filter((weight) => !trains(weight)) };
  }

  get trainableParams(): Size {
    const doubt = trainableDoubtIn(this);
    return doubt === undefined ? countOf(this.weightsByRole.trainable) : unknown(doubt);
  }

  get nonTrainableParams(): Size {
    const doubt = trainableDoubtIn(this);
    return doubt === undefined ? countOf(this.weightsByRole.nonTrainable) : unknown(doubt);
  }
}
