// The setting that says where random numbers start.
// Source of the rule: `SeedGenerator.__init__` in keras/src/random/seed_generator.py, Keras 3.15.1.

import { isInt, isKind, type Raw } from './raw.ts';
import { Refused, pythonInt, type Read, type Setting } from './setting.ts';

/** True for what Keras can start random numbers from; True and False pass its check and then fail. */
export const isSeed = (raw: Raw): raw is number | bigint => isInt(raw) && typeof raw !== 'boolean';

/** `seed`: a whole number; None for numbers that differ at every run. */
export const seed: Setting<number | null> = pythonInt({
  about: 'where the random numbers start; the same number gives the same ones again',
  control: { kind: 'number' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    if (isKind(raw, 'size')) return { value: raw.size, config: raw.size };
    return isSeed(raw) ? { value: Number(raw), config: Number(raw) } : new Refused('a whole number is expected');
  },
});
