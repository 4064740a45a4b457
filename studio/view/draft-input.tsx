// A text input that lets a person finish typing: it shows what was typed as long as that still is the value.

import { useState, type KeyboardEvent } from 'react';
import type { Raw } from '../../src/layers/index.ts';
import { literalText, parseLiteral } from '../desk/literal.ts';
import { useStudio } from './studio-store.ts';

interface DraftInputProps {
  readonly id?: string;
  /** The value as text; empty when nothing is given. */
  readonly value: string;
  /** What holds when nothing is given. */
  readonly placeholder: string;
  readonly label?: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly isNumber: boolean;
  readonly onType: (value: Raw | undefined) => void;
}

export function DraftInput({ id, value, placeholder, label, describedBy, isWrong, isNumber, onType }: DraftInputProps) {
  const [draft, setDraft] = useState<string>();
  const typed = draft === undefined ? undefined : parseLiteral(draft);
  const isBusy = useStudio((state) => state.isBusy);
  // Until it is known what the typed text comes to, the text stands.
  const shown = draft !== undefined && (isBusy || (typed === undefined ? '' : literalText(typed)) === value) ? draft : value;
  const type = (text: string): void => {
    setDraft(text);
    onType(parseLiteral(text));
  };
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const from = shown === '' ? placeholder : shown;
    if (by === 0 || !isNumber || !/^-?\d+$/.test(from)) return;
    event.preventDefault();
    type(String(Number(from) + by));
  };
  return (
    <input
      id={id}
      type="text"
      className="input mono"
      value={shown}
      placeholder={placeholder}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      inputMode={isNumber ? 'numeric' : 'text'}
      autoComplete="off"
      spellCheck={false}
      onFocus={(event) => event.target.select()}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setDraft(undefined)}
      onKeyDown={step}
    />
  );
}
