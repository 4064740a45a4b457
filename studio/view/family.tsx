// The sign of a layer's family: a glyph and a colour. Colour never speaks alone.

import type { LucideIcon } from 'lucide-react';
import { Activity, AlignLeft, Axis3d, Box, Combine, Eye, Grid2x2, Grid3x3, ListOrdered, LogIn, Repeat2, Ruler, Sigma, SlidersHorizontal, Sparkles, Waypoints } from 'lucide-react';
import './family.css';

interface Sign {
  readonly icon: LucideIcon;
  /** The colour's name in family.css. */
  readonly tone: string;
}

const signs: Readonly<Record<string, Sign>> = {
  core: { icon: Waypoints, tone: 'violet' },
  convolution: { icon: Grid3x3, tone: 'blue' },
  pooling: { icon: Grid2x2, tone: 'teal' },
  activation: { icon: Activity, tone: 'rose' },
  normalization: { icon: Ruler, tone: 'green' },
  regularization: { icon: Sparkles, tone: 'slate' },
  reshaping: { icon: AlignLeft, tone: 'amber' },
  merging: { icon: Combine, tone: 'orange' },
  recurrent: { icon: Repeat2, tone: 'indigo' },
  attention: { icon: Eye, tone: 'magenta' },
  embedding: { icon: ListOrdered, tone: 'green' },
  preprocessing: { icon: SlidersHorizontal, tone: 'slate' },
  operation: { icon: Sigma, tone: 'slate' },
  model: { icon: Box, tone: 'slate' },
};

const other: Sign = { icon: Axis3d, tone: 'slate' };
const input: Sign = { icon: LogIn, tone: 'slate' };

/** The tone of a family, for `data-tone`. */
export const toneOf = (family: string, isInput = false): string => (isInput ? input : (signs[family] ?? other)).tone;

/** The glyph of a family on its colour. */
export function FamilySign({ family, isInput = false }: { readonly family: string; readonly isInput?: boolean }) {
  const { icon: Icon, tone } = isInput ? input : (signs[family] ?? other);
  return (
    <span className="family-sign" data-tone={tone} aria-hidden="true">
      <Icon size={15} strokeWidth={2} />
    </span>
  );
}
