// One number for each axis, linked as long as all are equal.

import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { axisNames, type Raw } from '../../src/layers/index.ts';
import { joinParts, parseLiteral } from '../desk/literal.ts';
import { DraftInput } from './draft-input.tsx';
import type { ControlProps } from './setting-field.tsx';

export function CountsControl({ field, id, describedBy, onType, axes }: ControlProps & { readonly axes: number }) {
  const { parts } = field;
  const isEqual = parts.every((part) => part === parts[0]);
  const [isFree, setFree] = useState(!isEqual);
  const isLinked = !isFree && isEqual && axes > 1;
  const words = axisNames[axes] ?? [];
  const given = field.isGiven;
  const type = (axis: number, value: Raw | undefined): void => {
    if (isLinked || axes === 1) return onType(joinParts(parts.map(() => value)));
    onType(joinParts(parts.map((part, i) => (i === axis ? value : parseLiteral(part)))));
  };
  return (
    <div className="control" data-kind="counts">
      {parts.map((part, axis) => (
        <DraftInput
          // The axes stand in a fixed order and are never rearranged.
          key={axis}
          {...(axis === 0 ? { id } : {})}
          value={given ? part : ''}
          placeholder={given ? '' : part}
          label={`${field.name}, ${words[axis] ?? `axis ${axis + 1}`}`}
          describedBy={describedBy}
          isWrong={field.remarks.some((remark) => remark.severity === 'error')}
          isNumber
          onType={(value) => type(axis, value)}
        />
      ))}
      {axes > 1 && (
        <button type="button" className="setting-link" aria-pressed={isLinked} disabled={!isEqual} title={isLinked ? 'The axes change together' : 'Each axis by itself'} aria-label={`${field.name}: the axes change together`} onClick={() => setFree(isLinked)}>
          {isLinked ? <Link2 size={14} /> : <Link2Off size={14} />}
        </button>
      )}
    </div>
  );
}
