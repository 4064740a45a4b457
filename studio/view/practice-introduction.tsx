// What the panel says to somebody who practises, while nothing is selected.

import './practice.css';

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
