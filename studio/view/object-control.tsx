// A function or object of the framework by its name, with the numbers that it is made with; one that the script made itself is shown as it is written.

import { parseLiteral } from '../desk/literal.ts';
import { DraftInput } from './draft-input.tsx';
import type { ControlProps } from './setting-field.tsx';

const NONE = 'None';

export function ObjectControl({ field, id, describedBy, onType, options }: ControlProps & { readonly options: readonly string[] }) {
  const { made } = field;
  const text = field.isGiven ? field.text : (field.fallback ?? NONE);
  const known = made && text.startsWith(made.path.slice(0, made.path.lastIndexOf('.'))) ? nameOf(made.path, options) : undefined;
  const value = known ?? text;
  const isListed = value === NONE || options.includes(value);
  const isWrong = field.remarks.some((remark) => remark.severity === 'error');
  return (
    <div className="control control-object">
      <select id={id} className="input mono" value={value} aria-describedby={describedBy} aria-invalid={isWrong} onChange={(event) => onType(event.target.value === NONE ? null : event.target.value)}>
        {!isListed && <option value={value}>{value}</option>}
        <option value={NONE}>{NONE}</option>
        {options.map((option) => <option key={option} value={option}>{option}</option>)}
      </select>
      {made && made.numbers.length > 0 && (
        <div className="control-numbers">
          {made.numbers.map(([name, number]) => (
            <label key={name}>
              <span className="mono">{name}</span>
              <DraftInput
                value={number}
                placeholder=""
                label={`${field.name}, ${name}`}
                describedBy={describedBy}
                isWrong={isWrong}
                isNumber={false}
                onType={(typed) => typed !== undefined && onType({ kind: 'object', path: made.path, args: Object.fromEntries(made.numbers.map(([key, other]) => [key, key === name ? typed : (parseLiteral(other) ?? null)])) })}
              />
            </label>
          ))}
        </div>
      )}
    </div>
  );
}

/** The name under which a class is listed: `keras.regularizers.L2` is `l2`. */
function nameOf(path: string, options: readonly string[]): string | undefined {
  const plain = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return options.find((option) => option.replaceAll('_', '').toLowerCase() === plain);
}
