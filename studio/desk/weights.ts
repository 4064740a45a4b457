// The weights of a layer as tensors to draw: rows and columns, sheets beside each other, parts of gates.
// Invariant: shapes and the names of axes are those that were inferred from the declaration.

import { pick, weightFormulas } from '../../src/layers/index.ts';
import { Model, type Layer } from '../../src/model/index.ts';

/** A tensor as it is drawn. */
export interface Tensor2D {
  readonly name: string;
  /** `1,024 × 256`. */
  readonly shape: string;
  readonly rows: number;
  readonly columns: number;
  /** How many such sheets lie beside each other. */
  readonly sheets: number;
  /** What the equal parts of the columns stand for. */
  readonly parts: readonly string[];
  /** What rows and columns are, and what the sheets are: `features × units`. */
  readonly below: string;
  readonly beside: string;
  readonly isTrainable: boolean;
}

/** The weights of a layer that can be drawn; none where a size is not known. */
export function tensorsOf(layer: Layer): readonly Tensor2D[] {
  if (layer instanceof Model) return [];
  const built = layer.nodes.find(({ inferred }) => inferred && (inferred.weights.length > 0 || inferred.recipe?.inside))?.inferred;
  const declared = built && weightFormulas(built);
  const tensors = [...layer.weightPaths()].map(([{ shape, trainable }, name]): Tensor2D | undefined => {
    const sizes = shape.filter((size): size is number => typeof size === 'number');
    if (sizes.length < shape.length || sizes.some((size) => size < 1)) return undefined;
    const weight = declared?.get(name);
    const axes = weight?.shape.axes.flatMap(({ size, spread }) => (spread ? [] : [size.text])) ?? [];
    const isNamed = axes.length === sizes.length;
    const at = isNamed && weight?.beside !== undefined ? axes.indexOf(weight.beside) : -1;
    const isApart = at >= 0 && sizes.length > 1;
    const [left, names] = isApart ? [sizes.toSpliced(at, 1), axes.toSpliced(at, 1)] : [sizes, axes];
    const columns = left.at(-1) ?? 1;
    const parts = weight?.parts && columns % weight.parts.length === 0 ? weight.parts : [];
    return {
      name,
      shape: sizes.length === 0 ? 'one number' : sizes.map((size) => size.toLocaleString('en')).join(' × '),
      rows: left.slice(0, -1).reduce((all, size) => all * size, 1),
      columns,
      sheets: isApart ? (sizes[at] ?? 1) : 1,
      parts,
      below: isNamed ? (names.length > 1 ? `${names.slice(0, -1).join(' × ')} down, ${names.at(-1)} across` : names.length === 1 ? `${names[0]} across` : '') : left.length > 1 ? `${left.slice(0, -1).join(' × ')} down, ${columns} across` : '',
      beside: isApart ? `${axes[at]} sheets` : '',
      isTrainable: trainable,
    };
  });
  return tensors.every((one) => one !== undefined) ? tensors : [];
}

/** The sizes of what a layer lays out anew in the same order, before and after; undefined where it does not, or they are not known. */
export function relaid(layer: Layer): readonly [readonly number[], readonly number[]] | undefined {
  const node = layer.nodes.at(-1);
  const { relays } = layer.definition;
  if (!node || relays === undefined || pick(relays, layer.configured.settings) !== true) return undefined;
  const [before, after] = [node.inputs[0], node.outputs[0]].map((tensor) => tensor?.shape?.slice(1).filter((size): size is number => typeof size === 'number' && size >= 1));
  return before && after && before.length > 0 && before.length === (node.inputs[0]?.shape?.length ?? 0) - 1 && after.length === (node.outputs[0]?.shape?.length ?? 0) - 1 ? [before, after] : undefined;
}
