// One setting: its name, its control, what it sets, and what is wrong with it.

import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import type { Raw } from '../../src/layers/index.ts';
import type { Field } from '../desk/fields.ts';
import { parseLiteral } from '../desk/literal.ts';
import { ChoiceControl } from './choice-control.tsx';
import { CountsControl } from './counts-control.tsx';
import { EndsControl } from './ends-control.tsx';
import { FlagControl } from './flag-control.tsx';
import { ObjectControl } from './object-control.tsx';
import { RemarkCard } from './remark-card.tsx';
import { actions } from './studio-store.ts';
import { TextControl } from './text-control.tsx';

/** What every control gets. */
export interface ControlProps {
  readonly field: Field;
  readonly id: string;
  /** Ids of the texts that describe the control. */
  readonly describedBy: string;
  readonly onType: (value: Raw | undefined) => void;
}

export function SettingField({ layer, field }: { readonly layer: string; readonly field: Field }) {
  const id = useId();
  const problems = field.remarks.filter((remark) => remark.severity !== 'note');
  const onType = (value: Raw | undefined): void => actions.type(layer, field.name, value);
  return (
    <div className="setting" data-setting={field.name} data-wrong={problems.length > 0 || undefined} onBlur={() => actions.settle()}>
      <div className="setting-row">
        <div className="setting-words">
          <label htmlFor={id} className="mono">{field.name}</label>
          <p id={`${id}about`} className="setting-about">{field.about}</p>
        </div>
        {field.isChanged && (
          <button type="button" className="setting-restore" title="As it was opened" aria-label={`${field.name} as it was opened`} onClick={() => onType(field.openedText === null ? undefined : parseLiteral(field.openedText))}>
            <RotateCcw size={13} />
          </button>
        )}
        <Control field={field} id={id} describedBy={`${id}about ${id}problem`} onType={onType} />
      </div>
      <div id={`${id}problem`} role="status">
        {problems.map((remark) => <RemarkCard key={remark.what} remark={remark} isPlain />)}
      </div>
    </div>
  );
}

function Control(props: ControlProps) {
  switch (props.field.control.kind) {
    case 'counts':
      return <CountsControl {...props} axes={props.field.control.axes} />;
    case 'choice':
      return <ChoiceControl {...props} options={props.field.control.options} />;
    case 'flag':
      return <FlagControl {...props} />;
    case 'object':
      return <ObjectControl {...props} options={props.field.control.options} />;
    case 'ends':
      // What could not be read is shown as it was typed.
      return props.field.parts.length > 0 ? <EndsControl {...props} /> : <TextControl {...props} />;
    case 'count':
    case 'number':
    case 'sizes':
    case 'text':
      return <TextControl {...props} />;
  }
}
