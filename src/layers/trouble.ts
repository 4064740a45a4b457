// Why a layer cannot be made or called, as an issue.

import type { Issue } from '../issues/index.ts';
import type { Trouble } from './define.ts';

/** A trouble as an issue; `class` is the layer's, for the words. */
export const toIssue = (trouble: Trouble, cls?: string): Issue => ({
  code: trouble.trouble, severity: 'error', raises: trouble.raises ?? 'ValueError',
  where: trouble.setting === undefined ? {} : { setting: trouble.setting },
  data: { ...(cls === undefined ? {} : { class: cls }), ...trouble.data }, ...(trouble.because ? { because: trouble.because } : {}),
});

/** True for a trouble among what may also be formulas. */
export const isTrouble = (one: object): one is Trouble => 'trouble' in one;
