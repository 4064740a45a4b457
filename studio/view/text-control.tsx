// A number, a list of sizes or any other value, typed as Python writes it.

import { DraftInput } from './draft-input.tsx';
import type { ControlProps } from './setting-field.tsx';

export function TextControl({ field, id, describedBy, onType }: ControlProps) {
  const { kind } = field.control;
  const isNumber = kind === 'count';
  return (
    <div className="control" data-kind={kind}>
      <DraftInput
        id={id}
        value={field.isGiven ? field.text : ''}
        placeholder={field.isGiven ? (field.fallback ?? '') : field.text}
        describedBy={describedBy}
        isWrong={field.remarks.some((remark) => remark.severity === 'error')}
        isNumber={isNumber}
        onType={onType}
      />
    </div>
  );
}
