// One number and how it comes about: the formula, the numbers put in, the answer.

import type { ExplainedNumber } from '../../src/report/index.ts';
import { FormulaView } from './formula-view.tsx';
import { LiveText } from './live-text.tsx';
import './derivation.css';

/** The steps that say something new: a number that is simply given has one. */
function steps(number: ExplainedNumber): readonly { readonly text: string; readonly latex: string }[] {
  const all = (['formula', 'numbers', 'answer'] as const).map((step) => ({ text: number[step], latex: number.latex[step] }));
  return all.filter((step, i) => i === 0 || step.latex !== all[i - 1]?.latex);
}

export function Derivation({ number, title = number.label, about }: { readonly number: ExplainedNumber; readonly title?: string; readonly about?: string }) {
  const [first, ...more] = steps(number);
  const isShort = more.length < 2;
  const latex = isShort ? [first, ...more].map((step) => step?.latex).join(' = ') : `\\begin{aligned}&${first?.latex}\\\\[3pt]${more.map((step) => `={}&${step.latex}`).join('\\\\[3pt]')}\\end{aligned}`;
  return (
    <div className="derivation" data-number={title}>
      <div className="derivation-head">
        <h4>{title}</h4>
        <LiveText className="number derivation-answer" text={number.answer} />
      </div>
      {about !== undefined && <p className="quiet derivation-about">{about}</p>}
      {more.length > 0 && <FormulaView latex={latex} text={[first, ...more].map((step) => step?.text).join(' = ')} />}
      {number.because !== undefined && <p className="derivation-because">{number.because}</p>}
    </div>
  );
}
