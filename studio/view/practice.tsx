// The numbers of a layer as questions: an answer is checked, and a wrong one is told by the mistake that gives it.

import { Check, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import type { DrawnLayer } from '../desk/network.ts';
import { numberTyped } from '../desk/number-typed.ts';
import type { Asked as Question } from '../worker/detail.ts';
import { Derivation } from './derivation.tsx';
import './practice.css';
import { Prose } from './prose.tsx';
import { actions } from './studio-store.ts';

export function Practice({ asked, node }: { readonly asked: readonly Question[]; readonly node: DrawnLayer }) {
  if (asked.length === 0)
    return (
      <div className="panel-section">
        <h3>Practise</h3>
        <p className="quiet">{node.isInput ? 'Data enters here: there is nothing to compute.' : 'It gives the shape that it reads, and learns nothing.'}</p>
      </div>
    );
  return (
    <div className="panel-section" data-section="practice">
      <h3>What does it come to?</h3>
      {asked.map((question) => <Asked key={question.key} id={node.id} question={question} />)}
    </div>
  );
}

function Asked({ id, question }: { readonly id: string; readonly question: Question }) {
  const { answer, why, number } = question;
  const [text, setText] = useState(answer ? String(answer.last) : '');
  const [isUnread, setUnread] = useState(false);
  const isRight = answer?.isRight === true;
  const check = (): void => {
    const typed = numberTyped(text);
    setUnread(typed === undefined && text.trim() !== '');
    if (typed !== undefined && (typed !== answer?.last || !answer)) actions.answer(id, question.key, typed);
  };
  return (
    <form
      className="asked"
      data-asked={question.label}
      data-state={isRight ? 'right' : answer ? 'wrong' : 'open'}
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <label>
        <span>{question.isCount ? 'How many parameters' : question.label}</span>
        <input className="input mono" inputMode="numeric" autoComplete="off" value={text} disabled={isRight} aria-invalid={answer?.isRight === false} onChange={(event) => setText(event.target.value)} />
      </label>
      {isRight ? <span className="asked-right"><Check size={16} aria-hidden="true" /> right</span> : <button type="submit" className="button">Check</button>}
      <div className="asked-why" role="status">
        {isUnread && <p>A whole number is asked for.</p>}
        {!isUnread && answer && !isRight && why.length === 0 && <p>Not {answer.last.toLocaleString('en')}. {number ? '' : 'Have another try; the steps come after it.'}</p>}
        {why.map((one) => (
          <p key={one}>
            <Lightbulb size={15} aria-hidden="true" />
            <span><Prose text={one} /></span>
          </p>
        ))}
      </div>
      {number && <Derivation number={number} title={isRight ? 'How it comes about' : 'The steps'} />}
    </form>
  );
}
