// A function or object of the framework by its name; one that the script made itself is shown as it is written.

import type { ControlProps } from './setting-field.tsx';

const NONE = 'None';

export function ObjectControl({ field, id, describedBy, onType, options }: ControlProps & { readonly options: readonly string[] }) {
  const text = field.isGiven ? field.text : (field.fallback ?? NONE);
  const isListed = text === NONE || options.includes(text);
  return (
    <select id={id} className="input mono" value={text} aria-describedby={describedBy} aria-invalid={field.remarks.some((remark) => remark.severity === 'error')} onChange={(event) => onType(event.target.value === NONE ? null : event.target.value)}>
      {!isListed && <option value={text}>{text}</option>}
      <option value={NONE}>{NONE}</option>
      {options.map((option) => <option key={option} value={option}>{option}</option>)}
    </select>
  );
}
