// What the panel explains: the selected layer, a group of layers, or the network as a whole; as plain data.

import { allSettings } from '../../src/layers/index.ts';
import type { Model } from '../../src/model/index.ts';
import type { ExplainedLayer, ExplainedNumber } from '../../src/report/index.ts';
import { frameOf } from '../desk/arrange.ts';
import { layerFor, networkFor, overviewFor, remarksFor, tableFor } from '../desk/derived.ts';
import { openedModel, type Desk } from '../desk/desk.ts';
import { fieldsOf, type Field } from '../desk/fields.ts';
import type { Remark } from '../desk/marks.ts';
import type { NetworkNode } from '../desk/network.ts';
import { diagnose, questionsOf, type Answer } from '../desk/practise.ts';
import { picturesOf, type LayerPictures } from '../desk/pictures.ts';

/** What is explained. */
export type Detail = LayerDetail | FrameDetail | NetworkDetail | PracticeDetail;

/** A layer. */
export interface LayerDetail {
  readonly kind: 'layer';
  readonly id: string;
  readonly about: string;
  /** Undefined for a layer that the summary does not list. */
  readonly explained: ExplainedLayer | undefined;
  readonly fields: readonly Field[];
  /** What is wrong with no setting of its own; what is wrong with one stands at its field. */
  readonly remarks: readonly Remark[];
  readonly errors: number;
  /** What is shown of it; null while somebody practises. */
  readonly pictures: LayerPictures | null;
  /** The numbers to find; null while nobody practises. */
  readonly asked: readonly Asked[] | null;
}

/** A number to find, and what was answered so far. */
export interface Asked {
  readonly key: string;
  readonly label: string;
  readonly isCount: boolean;
  readonly answer: Answer | null;
  /** What the mistake was, in words. */
  readonly why: readonly string[];
  /** How it comes about, once that may be told. */
  readonly number: ExplainedNumber | null;
}

/** A group of layers, or a nested model. */
export interface FrameDetail {
  readonly kind: 'frame';
  readonly id: string;
}

/** The network as a whole. */
export interface NetworkDetail {
  readonly kind: 'network';
  readonly id: null;
  readonly name: string;
  readonly class: string;
  readonly layers: number;
  readonly inputs: string;
  readonly outputs: string;
  readonly total: string;
  readonly conclusion: string;
  readonly remarks: readonly Remark[];
}

/** How far somebody is who practises. */
export interface PracticeDetail {
  readonly kind: 'practice';
  readonly id: null;
  readonly found: number;
  readonly all: number;
}

/** Which numbers are found, of somebody who practises. */
interface Practice {
  readonly solved: ReadonlySet<string>;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** After so many tries the steps are shown. */
const TRIES = 2;

/** What the panel explains of a desk. */
export function detailOf(desk: Desk, model: Model, practice: Practice | undefined): Detail {
  const { nodes } = networkFor(model);
  const node = nodes.find(({ id }) => id === desk.selected);
  if (node) return layerDetail(desk, model, node, practice);
  if (practice) return { kind: 'practice', id: null, found: practice.solved.size, all: nodes.length };
  const frame = frameOf(desk, desk.selected);
  return frame ? { kind: 'frame', id: frame.id } : networkDetail(model);
}

function layerDetail(desk: Desk, model: Model, node: NetworkNode, practice: Practice | undefined): LayerDetail {
  const explained = layerFor(model, node.id);
  const remarks = remarksFor(model).filter((remark) => remark.layer === node.name);
  // What is wrong with a setting is said at the setting, where nothing moves while somebody types.
  const settings = allSettings(node.layer.definition);
  const opened = openedModel(desk);
  return {
    kind: 'layer',
    id: node.id,
    about: explained?.about ?? node.layer.definition.about,
    explained,
    fields: fieldsOf(node.layer, remarks, opened && networkFor(opened).nodes.find(({ id }) => id === node.id)?.layer),
    remarks: remarks.filter(({ setting }) => setting === null || !Object.hasOwn(settings, setting)),
    errors: remarks.filter(({ severity }) => severity === 'error').length,
    pictures: practice ? null : picturesOf(node.layer),
    asked: practice ? askedOf(model, node, practice) : null,
  };
}

function askedOf(model: Model, node: NetworkNode, { answers }: Practice): readonly Asked[] {
  return questionsOf(model, node).map((question) => {
    const answer = answers[question.key] ?? null;
    const isTold = answer !== null && (answer.isRight || answer.tries >= TRIES);
    return { key: question.key, label: question.label, isCount: question.isCount, answer, why: answer && !answer.isRight ? diagnose(model, node, question, answer.last) : [], number: isTold ? question.number : null };
  });
}

function networkDetail(model: Model): NetworkDetail {
  const { inputs, outputs, counts, conclusion } = overviewFor(model);
  const texts = (shapes: typeof inputs): string => shapes.map(({ text }) => text).join(', ') || '?';
  const remarks = remarksFor(model).filter(({ severity }) => severity !== 'note');
  return { kind: 'network', id: null, name: model.name, class: model.className, layers: model.layers.length, inputs: texts(inputs), outputs: texts(outputs), total: counts.total === null ? '?' : tableFor(model).total, conclusion, remarks };
}
