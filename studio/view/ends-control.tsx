// How much at the beginning and at the end of every axis, linked as long as all are equal.

import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { axisNames, Tuple, type Raw } from '../../src/layers/index.ts';
import { parseLiteral } from '../desk/literal.ts';
import { DraftInput } from './draft-input.tsx';
import type { ControlProps } from './setting-field.tsx';

export function EndsControl({ field, id, describedBy, onType }: ControlProps) {
  const { parts, isGiven } = field;
  const isEqual = parts.every((part) => part === parts[0]);
  const [isFree, setFree] = useState(!isEqual);
  const isLinked = !isFree && isEqual;
  const axes = parts.length / 2;
  const words = axisNames[axes] ?? [];
  const type = (at: number, value: Raw | undefined): void => {
    if (isLinked || value === undefined) return onType(value);
    const all = parts.map((part, i) => (i === at ? value : (parseLiteral(part) ?? 0)));
    const pairs = Array.from({ length: axes }, (_, axis) => Tuple.from([all[2 * axis] ?? 0, all[2 * axis + 1] ?? 0]));
    onType(axes === 1 ? pairs[0] : Tuple.from(pairs));
  };
  return (
    <div className="control" data-kind="ends">
      <div className="ends">
        {Array.from({ length: axes }, (_, axis) => (
          <div key={axis} className="ends-axis">
            {axes > 1 && <span>{words[axis]}</span>}
            {(['before', 'after'] as const).map((side, i) => (
              <DraftInput
                key={side}
                {...(axis + i === 0 ? { id } : {})}
                value={isGiven ? (parts[2 * axis + i] ?? '') : ''}
                placeholder={isGiven ? '' : (parts[2 * axis + i] ?? '')}
                label={`${field.name}, ${words[axis] ?? `axis ${axis + 1}`}, ${side}`}
                describedBy={describedBy}
                isWrong={field.remarks.some((remark) => remark.severity === 'error')}
                isNumber
                onType={(value) => type(2 * axis + i, value)}
              />
            ))}
          </div>
        ))}
      </div>
      <button type="button" className="setting-link" aria-pressed={isLinked} disabled={!isEqual} title={isLinked ? 'All ends change together' : 'Each end by itself'} aria-label={`${field.name}: all ends change together`} onClick={() => setFree(isLinked)}>
        {isLinked ? <Link2 size={14} /> : <Link2Off size={14} />}
      </button>
    </div>
  );
}
