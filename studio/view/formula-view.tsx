// Mathematics, typeset by KaTeX once it is loaded; until then, and where it cannot be read, the text itself.

import { useEffect, useMemo, useState } from 'react';
import './formula-view.css';

type Typeset = (latex: string) => string;

let loading: Promise<Typeset> | undefined;
let ready: Typeset | undefined;

function load(): Promise<Typeset> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([{ default: katex }]) => {
    const kept = new Map<string, string>();
    ready = (latex) => {
      const before = kept.get(latex);
      if (before !== undefined) return before;
      const html = katex.renderToString(latex, { displayMode: true, throwOnError: false, strict: false, output: 'htmlAndMathml' });
      kept.set(latex, html);
      return html;
    };
    return ready;
  });
  return loading;
}

export function FormulaView({ latex, text }: { readonly latex: string; readonly text: string }) {
  const [typeset, setTypeset] = useState(() => ready);
  useEffect(() => {
    if (!typeset) void load().then((made) => setTypeset(() => made));
  }, [typeset]);
  const html = useMemo(() => typeset?.(latex), [typeset, latex]);
  return html === undefined ? <div className="formula-view mono">{text}</div> : <div className="formula-view" dangerouslySetInnerHTML={{ __html: html }} />;
}
