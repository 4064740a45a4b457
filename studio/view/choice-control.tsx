// One of a few words: side by side where they fit, else a list.

import type { ControlProps } from './setting-field.tsx';

/** Named limit: texts longer than this in all stand in a list. */
const FITS = 26;

export function ChoiceControl({ field, id, describedBy, onType, options }: ControlProps & { readonly options: readonly string[] }) {
  const isKnown = options.includes(field.text);
  if (options.join('').length > FITS)
    return (
      <select id={id} className="input" value={field.text} aria-describedby={describedBy} aria-invalid={!isKnown && field.isGiven} onChange={(event) => onType(event.target.value)}>
        {!isKnown && <option value={field.text}>{field.text}</option>}
        {options.map((option) => <option key={option} value={option}>{option}</option>)}
      </select>
    );
  return (
    <div className="segments" role="radiogroup" aria-label={field.name} aria-describedby={describedBy}>
      {!isKnown && field.isGiven && <span className="segment-wrong mono">{field.text}</span>}
      {options.map((option, i) => (
        <label key={option}>
          <input {...(i === 0 ? { id } : {})} type="radio" name={id} checked={field.text === option} onChange={() => onType(option)} />
          <span>{option}</span>
        </label>
      ))}
    </div>
  );
}
