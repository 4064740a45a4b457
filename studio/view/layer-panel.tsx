// One layer explained: meaning, shapes, settings, and every number with its formula.

import { ArrowRight, CircleAlert, Lightbulb } from 'lucide-react';
import type { ExplainedLayer, ExplainedShape } from '../../src/report/index.ts';
import type { DrawnLayer, Network } from '../desk/network.ts';
import type { Tensor2D } from '../desk/weights.ts';
import type { LayerDetail } from '../worker/detail.ts';
import { relaidPicture, weightsPicture } from '../layout/weights-picture.ts';
import { Derivation } from './derivation.tsx';
import { FamilySign, toneOf } from './family.tsx';
import { FormulaView } from './formula-view.tsx';
import { LiveText } from './live-text.tsx';
import { NameField } from './name-field.tsx';
import { PictureView } from './picture-view.tsx';
import { Practice } from './practice.tsx';
import { Prose } from './prose.tsx';
import { Reads } from './reads.tsx';
import { RemarkCard } from './remark-card.tsx';
import { SettingsForm } from './settings-form.tsx';
import { ShareBar } from './share-bar.tsx';
import { actions } from './studio-store.ts';
import { Sweep } from './sweep.tsx';

interface LayerPanelProps {
  readonly detail: LayerDetail;
  readonly node: DrawnLayer;
  readonly network: Network<DrawnLayer>;
}

export default function LayerPanel({ detail, node, network }: LayerPanelProps) {
  const { explained, errors, about, asked } = detail;
  const isPractising = asked !== null;
  const place = explained?.place;
  return (
    <>
      <header className="panel-head">
        <FamilySign family={node.family} isInput={node.isInput} />
        <div>
          <NameField name={node.name} label="Name of the layer" onName={(name) => actions.rename(node.id, name)} />
          <p>
            {node.class}
            {explained?.group != null && ` · ${explained.group}`}
            {place && ` · ${place.file}:${place.line}`}
          </p>
        </div>
        {errors > 0 && <button type="button" className="panel-errors" onClick={showFirstError}><CircleAlert size={14} aria-hidden="true" />{errors === 1 ? '1 error' : `${errors} errors`}</button>}
      </header>
      <p className="panel-about">{about}</p>
      {detail.remarks.length > 0 && (
        <div className="panel-remarks">
          {detail.remarks.map((remark) => (
            <RemarkCard key={remark.what + remark.setting} remark={remark} />
          ))}
        </div>
      )}
      {explained && <FlowLine explained={explained} isCovered={isPractising} />}
      {asked && <Practice asked={asked} node={node} />}
      <SettingsForm layer={node.name} fields={detail.fields} />
      <Reads network={network} node={node} />
      {explained && !isPractising && <Sizes explained={explained} pictures={detail.pictures} />}
      {explained && !isPractising && <Parameters explained={explained} node={node} tensors={detail.pictures?.tensors ?? []} />}
      {explained && !isPractising && explained.notes.length > 0 && (
        <div className="panel-section">
          <h3>Worth knowing</h3>
          {explained.notes.map((note) => (
            <p key={note} className="trap">
              <Lightbulb size={15} aria-hidden="true" />
              <span><Prose text={note} /></span>
            </p>
          ))}
        </div>
      )}
    </>
  );
}

/** Brings the first thing that is wrong into view. */
function showFirstError(): void {
  const first = document.querySelector('.panel .remark[data-severity="error"]');
  const folded = first?.closest('details');
  if (folded) folded.open = true;
  first?.scrollIntoView({ block: 'center' });
}

function FlowLine({ explained, isCovered }: { readonly explained: ExplainedLayer; readonly isCovered: boolean }) {
  const output = isCovered ? undefined : explained.outputs[0];
  return (
    <div className="flow-line" role="group" aria-label="From the input shape to the output shape">
      {explained.inputs.slice(0, 1).map((shape) => <ShapeSizes key="input" shape={shape} />)}
      {explained.inputs.length > 1 && <span className="quiet">and {explained.inputs.length - 1} more</span>}
      {explained.inputs.length > 0 && <ArrowRight size={16} aria-label="becomes" />}
      {isCovered ? <span className="quiet">?</span> : output && <ShapeSizes shape={output} />}
    </div>
  );
}

function ShapeSizes({ shape }: { readonly shape: ExplainedShape }) {
  const { sizes, axes } = shape;
  if (sizes === null) return <span className="quiet">unknown</span>;
  return (
    <span className="shape-sizes number" aria-label={shape.text}>
      {sizes.map((size, i) => (
        <span key={axes[i] ?? i} className="shape-size">
          <LiveText text={size === null ? (i === 0 ? 'None' : '?') : String(size)} />
          {axes[i] !== undefined && <small>{axes[i]}</small>}
        </span>
      ))}
    </span>
  );
}

function Sizes({ explained, pictures }: { readonly explained: ExplainedLayer; readonly pictures: LayerDetail['pictures'] }) {
  if (explained.keepsShape)
    return (
      <div className="panel-section">
        <h3>Output shape</h3>
        <p className="quiet">The same as the input: every number stays in its place.</p>
      </div>
    );
  if (explained.sizes.length === 0) return null;
  return (
    <div className="panel-section" data-section="sizes">
      <h3>Output shape <LiveText className="mono" text={explained.outputs[0]?.text ?? '?'} /></h3>
      {pictures?.sweep && <Sweep axes={pictures.sweep} />}
      {pictures?.relaid && <figure className="sweep"><PictureView picture={relaidPicture(...pictures.relaid)} /></figure>}
      {explained.sizes.map((size) => <Derivation key={size.label} number={size} />)}
      {explained.names.length > 0 && (
        <details className="more">
          <summary>What the names stand for</summary>
          <ul className="where">
            {explained.names.map((name) => (
              <li key={name.label}>
                <FormulaView latex={[`\\text{${name.name.replaceAll('_', '\\_')}}`, ...new Set([name.latex.formula, name.latex.numbers, name.latex.answer].filter((one) => one !== `\\text{${name.name}}` && one !== name.name))].join(' = ')} text={`${name.name} = ${name.numbers} = ${name.answer}`} />
                {name.about !== null && <p>{name.label === name.name ? '' : `${name.label}: `}{name.about}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {explained.padding.map((padding) => (
        <div key={padding.axis}>
          <h4 className="padding-head">Padding of {padding.axis}</h4>
          <Derivation number={padding.before} title="before" />
          <Derivation number={padding.after} title="after" />
        </div>
      ))}
    </div>
  );
}

function Parameters({ explained, node, tensors }: { readonly explained: ExplainedLayer; readonly node: DrawnLayer; readonly tensors: readonly Tensor2D[] }) {
  if (explained.weights.length === 0)
    return (
      <div className="panel-section">
        <h3>Parameters</h3>
        <p className="quiet">None: there is nothing to learn here.</p>
      </div>
    );
  const percent = (node.share * 100).toFixed(node.share < 0.1 ? 1 : 0);
  return (
    <div className="panel-section" data-section="parameters">
      <h3>Parameters <span>{percent}% of the network</span></h3>
      <ShareBar share={node.share} tone={toneOf(node.family)} />
      {tensors.length > 0 && <figure className="sweep weights-picture"><PictureView picture={weightsPicture(tensors)} /></figure>}
      <table className="weights">
        <tbody>
          {explained.weights.map((weight) => (
            <tr key={weight.name}>
              <th scope="row">
                {weight.name}
                <small>{weight.about}{weight.trainable ? '' : ' · not trainable'}</small>
              </th>
              <td className="mono">{weight.shape.map((size) => size ?? '?').join(' × ')}</td>
              <td className="number"><LiveText text={weight.count.answer} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {explained.parameters && <Derivation number={explained.parameters} title="parameters" />}
    </div>
  );
}
