// The palette: every layer by family, found by typing.

import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { search, type Choice } from '../desk/search.ts';
import type { Spot } from '../desk/spot.ts';
import { FamilySign } from './family.tsx';
import { startCarry } from './carry.tsx';
import { actions, useStudio } from './studio-store.ts';
import './palette.css';

/** Where the layer will stand, in words. */
function placeOf(spot: Spot): string {
  switch (spot.kind) {
    case 'after':
      return `behind ${spot.id}`;
    case 'branch':
      return `as a branch off ${spot.id}`;
    case 'line':
      return `between ${spot.from} and ${spot.to}`;
    case 'input':
      return 'as an input';
  }
}

export function Palette({ spot }: { readonly spot: Spot }) {
  const choices = useStudio((state) => state.choices);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => search(choices, text), [choices, text]);
  const list = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, found]);
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const choice = found[at];
    if (event.key === 'Enter' && choice) actions.add(choice.name, spot);
    else if (step !== 0) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label="Add a layer" onClose={actions.closePalette} onClick={(event) => event.target === event.currentTarget && actions.closePalette()}>
      <div className="palette-search">
        <Search size={17} aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found[at] ? `${id}${at}` : undefined}
          aria-label={`Add a layer ${placeOf(spot)}`}
          placeholder="Find a layer: conv2d, bn, attention …"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
        <span className="palette-place">{placeOf(spot)}</span>
      </div>
      <div className="palette-list" id={id} ref={list} role="listbox" aria-label="Layers">
        {found.map((choice, i) => (
          <Row key={choice.name} choice={choice} id={`${id}${i}`} isAt={i === at} heading={text.trim() === '' && choice.family !== found[i - 1]?.family ? choice.family : null} onPoint={() => setAt(i)} onChoose={() => actions.add(choice.name, spot)} />
        ))}
        {found.length === 0 && choices.length > 0 && <p className="palette-none">No layer of Keras is called “{text}”.</p>}
      </div>
      <p className="palette-foot"><kbd>Enter</kbd> puts it {placeOf(spot)}. Or drag it onto a line, a layer or an empty place.</p>
    </dialog>
  );
}

interface RowProps {
  readonly choice: Choice;
  readonly id: string;
  readonly isAt: boolean;
  /** The family that begins here, where the layers stand by families. */
  readonly heading: string | null;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Row({ choice, id, isAt, heading, onPoint, onChoose }: RowProps) {
  return (
    <>
      {heading !== null && <p className="palette-family" role="presentation">{heading}</p>}
      <div className="palette-row" id={id} role="option" data-choice={choice.name} aria-selected={isAt} onPointerMove={() => !isAt && onPoint()} onPointerDown={(event) => startCarry(event, choice)} onClick={onChoose}>
        <FamilySign family={choice.family} isInput={choice.isInput} />
        <span className="palette-name">{choice.name}</span>
        <span className="palette-about">{choice.about}</span>
      </div>
    </>
  );
}
