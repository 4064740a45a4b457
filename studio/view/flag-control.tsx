// Yes or no.

import type { ControlProps } from './setting-field.tsx';

export function FlagControl({ field, id, describedBy, onType }: ControlProps) {
  const isOn = !['False', '0', 'None', ''].includes(field.text);
  return (
    <span className="switch">
      <input id={id} type="checkbox" role="switch" checked={isOn} aria-describedby={describedBy} onChange={(event) => onType(event.target.checked)} />
      <span className="mono" aria-hidden="true">{isOn ? 'True' : 'False'}</span>
    </span>
  );
}
