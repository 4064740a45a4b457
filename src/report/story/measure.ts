// What other layers would cost in the same place: they are built, inferred and counted like any network.
// Invariant: a counterfactual is computed by the library and never written down; what cannot be known gives nothing.

import { exact, type Size } from '../../formula/index.ts';
import { Tuple, type Given, type Raw } from '../../layers/index.ts';
import { Functional, Model, Session, Tensor, type Argument, type Layer } from '../../model/index.ts';
import { shapeText } from '../../shape/index.ts';
import { costOf, macsOf, type LayerCost } from '../cost.ts';
import { countsOf } from '../parameter-counts.ts';
import type { Step } from './steps.ts';

/** Parameters and multiply-adds; undefined where they are not known. */
export interface Cost {
  readonly params: number | undefined;
  readonly macs: number | undefined;
}

/** A layer to build: its class and its settings. */
export interface Other {
  readonly of: string;
  readonly given: Given;
  /** Arguments of its call beside the tensor, which `same` stands for. */
  readonly more?: (x: Tensor) => readonly Argument[];
}

const plain = (size: Size): number | undefined => {
  const value = exact(size);
  return value === undefined || value > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(value);
};

/** A size as a setting takes it. */
const sizeRaw = (size: Size): Raw => (size === null || typeof size === 'number' ? size : { kind: 'size', size });

/** Builds some layers one behind the other on a shape (the batch in front), and counts them. */
export function built(shape: Step['from'], ...others: readonly Other[]): Cost | undefined {
  if (!shape) return undefined;
  const session = new Session();
  const input = session.input({ shape: Tuple.from<Raw>(shape.slice(1).map(sizeRaw)) });
  let x = input;
  for (const { of, given, more } of others) {
    const { output, issues } = session.layer(of, given).call([x, ...(more?.(x) ?? [])]);
    if (!(output instanceof Tensor) || issues.some(({ severity }) => severity === 'error')) return undefined;
    x = output;
  }
  const model = new Functional(session, { inputs: input, outputs: x });
  const isSound = model.allIssues.every(({ severity }) => severity !== 'error');
  return isSound ? { params: plain(countsOf([model]).total), macs: plain(costOf(model).totals.macs) } : undefined;
}

/** The settings of a layer as they were given, with some of them changed; its name is left out. */
export const settingsOf = ({ given }: Layer, changes: Given = {}): Given => {
  const { name: _name, ...rest } = given;
  return { ...rest, ...changes };
};

/** The multiply-adds of a step. A model that is not opened up costs what it does alone; called on several shapes, that is not known. */
export function macsOfStep({ layer, node }: Step, costs: ReadonlyMap<Layer, LayerCost>): Size {
  if (!(layer instanceof Model)) return macsOf(layer, node.inferred);
  const own = costs.get(layer)?.macs ?? null;
  if (layer.nodes.length === 1) return own;
  return node.inputs.every(({ shape }, i) => shapeText(shape) === shapeText(layer.inputs[i]?.shape)) ? costOf(layer).totals.macs : null;
}

/** What some steps cost themselves, the parameters of each layer once. */
export function costOfSteps(steps: readonly Step[], costs: ReadonlyMap<Layer, LayerCost>): Cost {
  let macs: number | undefined = 0;
  for (const step of steps) {
    const own = plain(macsOfStep(step, costs));
    macs = macs === undefined || own === undefined ? undefined : macs + own;
  }
  return { params: plain(countsOf([...new Set(steps.map(({ layer }) => layer))]).total), macs };
}

/** Whole numbers as a tuple. */
export const sizes = (of: readonly number[]): Raw => Tuple.from<Raw>(of);

/** A plain convolution of any number of axes. */
export const convolution = (window: readonly number[], filters: number, more: Given = {}): Other => ({ of: `Conv${window.length}D`, given: { filters, kernel_size: sizes(window), padding: 'same', use_bias: false, ...more } });

/** A dense layer. */
export const denseLayer = (units: number, more: Given = {}): Other => ({ of: 'Dense', given: { units, ...more } });
