// The numbers of a layer as questions: an answer is checked, and a wrong one is told by the mistake that gives it.

import { Check, Lightbulb } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Model } from '../../src/model/index.ts';
import type { NetworkNode } from '../desk/network.ts';
import { diagnose, numberTyped, questionsOf, type Question } from '../desk/practise.ts';
import { Derivation } from './derivation.tsx';
import './practice.css';
import { Prose } from './prose.tsx';
import { actions, useStudio } from './studio-store.ts';

/** After so many tries the steps are shown. */
const TRIES = 2;

export function Practice({ model, node }: { readonly model: Model; readonly node: NetworkNode }) {
  const questions = questionsOf(model, node);
  if (questions.length === 0)
    return (
      <div className="panel-section">
        <h3>Practise</h3>
        <p className="quiet">{node.isInput ? 'Data enters here: there is nothing to compute.' : 'It gives the shape that it reads, and learns nothing.'}</p>
      </div>
    );
  return (
    <div className="panel-section" data-section="practice">
      <h3>What does it come to?</h3>
      {questions.map((question) => <Asked key={question.key} model={model} node={node} question={question} />)}
    </div>
  );
}

function Asked({ model, node, question }: { readonly model: Model; readonly node: NetworkNode; readonly question: Question }) {
  const answer = useStudio((state) => state.answers[question.key]);
  const [text, setText] = useState(answer ? String(answer.last) : '');
  const [isUnread, setUnread] = useState(false);
  const isRight = answer?.isRight === true;
  const why = useMemo(() => (answer && !answer.isRight ? diagnose(model, node, question, answer.last) : []), [answer, model, node, question]);
  const check = (): void => {
    const typed = numberTyped(text);
    setUnread(typed === undefined && text.trim() !== '');
    if (typed !== undefined && (typed !== answer?.last || !answer)) actions.answer(question.key, typed, typed === question.answer);
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
        {!isUnread && answer && !isRight && why.length === 0 && <p>Not {answer.last.toLocaleString('en')}. {answer.tries < TRIES ? 'Have another try; the steps come after it.' : ''}</p>}
        {why.map((one) => (
          <p key={one}>
            <Lightbulb size={15} aria-hidden="true" />
            <span><Prose text={one} /></span>
          </p>
        ))}
      </div>
      {(isRight || (answer !== undefined && answer.tries >= TRIES)) && <Derivation number={question.number} title={isRight ? 'How it comes about' : 'The steps'} />}
    </form>
  );
}

/** What the panel says while nothing is selected. */
export function PracticeIntroduction({ found, all }: { readonly found: number; readonly all: number }) {
  return (
    <>
      <header className="panel-head">
        <div>
          <h2>Practise</h2>
          <p>{found} of {all} layers found</p>
        </div>
      </header>
      <p className="panel-about">The numbers are covered. Choose a layer, work out what it gives and how many parameters it has, and type them in. A wrong answer is told by the mistake that leads to it.</p>
      <div className="practice-bar"><span style={{ width: `${(100 * found) / Math.max(1, all)}%` }} /></div>
    </>
  );
}
