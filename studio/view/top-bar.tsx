// The bar above everything: what is open, what can be taken back, how the page looks.

import { Code2, GraduationCap, Keyboard, Link, Moon, Redo2, Rows3, Sun, Undo2 } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { SaveMenu } from './save-menu.tsx';
import { actions, useStudio } from './studio-store.ts';
import { Tabs } from './tabs.tsx';
import './top-bar.css';

export function TopBar() {
  const { sheet, theme, side, isPractising } = useStudio(useShallow((state) => ({ sheet: state.sheet, theme: state.theme, side: state.side, isPractising: state.isPractising })));
  const { undo, redo, models } = sheet ?? { undo: 0, redo: 0, models: [] };
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <header className="top-bar">
      <h1 className="top-bar-name">
        <Mark /> Shapewright
      </h1>
      <Tabs />
      {models.length > 1 && (
        <select className="input top-bar-models" aria-label="Network" value={sheet?.at} onChange={(event) => actions.showModel(Number(event.target.value))}>
          {models.map((name, i) => <option key={name + String(i)} value={i}>{name}</option>)}
        </select>
      )}
      <span className="top-bar-gap" />
      {undo > 0 && (
        <button type="button" className="top-bar-changes" title="Back to the network as it was opened" onClick={actions.revert}>
          {undo === 1 ? '1 change' : `${undo} changes`} · revert
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Undo" title="Undo (Ctrl+Z)" disabled={undo === 0} onClick={actions.undo}>
        <Undo2 size={17} />
      </button>
      <button type="button" className="icon-button" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" disabled={redo === 0} onClick={actions.redo}>
        <Redo2 size={17} />
      </button>
      <SaveMenu sheet={sheet} />
      <button type="button" className="icon-button top-bar-side" aria-label="Share as a link" title="Copy a link that holds the design" disabled={!sheet} onClick={() => sheet && void import('./hand-on.ts').then(({ shareLink }) => shareLink(sheet))}>
        <Link size={17} />
      </button>
      <button type="button" className="icon-button" aria-label="Practise" title="Practise: find the numbers yourself" aria-pressed={isPractising} onClick={actions.togglePractice}>
        <GraduationCap size={18} />
      </button>
      <span className="top-bar-rule" />
      <button type="button" className="icon-button top-bar-side" aria-label="Summary table" title="Summary table" aria-pressed={side === 'table'} onClick={() => actions.toggleSide('table')}>
        <Rows3 size={17} />
      </button>
      <button type="button" className="icon-button top-bar-side" aria-label="Code" title="Code" aria-pressed={side === 'code'} onClick={() => actions.toggleSide('code')}>
        <Code2 size={17} />
      </button>
      <button type="button" className="icon-button top-bar-side" aria-label="Keys" title="All keys ( ? )" onClick={() => actions.showHelp(true)}>
        <Keyboard size={17} />
      </button>
      <button type="button" className="icon-button" aria-label={isDark ? 'Light colours' : 'Dark colours'} title={isDark ? 'Light colours' : 'Dark colours'} onClick={() => actions.setTheme(isDark ? 'light' : 'dark')}>
        {isDark ? <Sun size={17} /> : <Moon size={17} />}
      </button>
    </header>
  );
}

const Mark = () => (
  <svg className="top-bar-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <rect x="1" y="1" width="18" height="18" rx="5" fill="var(--accent)" />
    <path d="M5 6h10M6.2 10h7.6M8 14h4" stroke="var(--on-accent)" strokeWidth="1.8" strokeLinecap="round" />
  </svg>
);
