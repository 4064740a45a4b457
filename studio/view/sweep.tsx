// The window on its way, with the layer's own numbers: by hand or by itself.

import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { sweepNotes, sweepWords } from '../desk/sweep-words.ts';
import { windowsOf, type SweptAxis } from '../desk/sweep.ts';
import { shownOf, sweepPicture } from '../layout/sweep-picture.ts';
import { PictureView } from './picture-view.tsx';
import './sweep.css';

const PACE = 420;

export function Sweep({ axes }: { readonly axes: readonly SweptAxis[] }) {
  const shown = useMemo(() => shownOf(axes), [axes]);
  const deep = axes.length === 3 ? axes[0] : undefined;
  const slices = deep ? windowsOf(deep) : 1;
  const count = shown.down * shown.across;
  const [wanted, setAt] = useState(0);
  const [wantedSlice, setSlice] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const at = Math.min(wanted, count - 1);
  const slice = Math.min(wantedSlice, slices - 1);
  const [row, column] = [Math.floor(at / shown.across), at % shown.across];
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setAt((before) => (before + 1) % count), PACE);
    return () => clearInterval(timer);
  }, [isPlaying, count]);
  const step = (by: number): void => {
    setPlaying(false);
    setAt((at + by + count) % count);
  };
  const one = deep === undefined && axes[0]?.paints ? 'input' : 'output';
  const places = axes.length === 1 ? [column] : axes.length === 2 ? [row, column] : [slice, row, column];
  const { subject, rest } = sweepWords(axes, places);
  return (
    <figure className="sweep">
      <PictureView picture={sweepPicture(shown, row, column)} />
      <figcaption>
        <div className="sweep-controls">
          <button type="button" className="icon-button" aria-label={`One ${one} back`} onClick={() => step(-1)}><ChevronLeft size={16} /></button>
          <button type="button" className="icon-button" aria-label={isPlaying ? 'Pause' : 'Play'} onClick={() => setPlaying(!isPlaying)}>{isPlaying ? <Pause size={15} /> : <Play size={15} />}</button>
          <button type="button" className="icon-button" aria-label={`One ${one} on`} onClick={() => step(1)}><ChevronRight size={16} /></button>
          <input type="range" min={0} max={count - 1} value={at} aria-label={`Which ${one}`} onChange={(event) => { setPlaying(false); setAt(Number(event.target.value)); }} />
        </div>
        {deep && (
          <label className="sweep-slice">
            Slice <span className="number">{slice + 1} of {slices}</span>
            <input type="range" min={0} max={slices - 1} value={slice} aria-label="Which slice" onChange={(event) => setSlice(Number(event.target.value))} />
          </label>
        )}
        <p><strong className="number">{subject}</strong> {rest}{shown.isAll ? '' : ' The upper left corner is shown.'}</p>
        {sweepNotes(axes).map((note) => <p key={note} className="sweep-unread">{note}</p>)}
      </figcaption>
    </figure>
  );
}
