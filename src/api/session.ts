// The session that TypeScript users work in unless they clear it: it hands out the automatic names.

import { Session } from '../model/index.ts';

/** The session of the program. */
export const session = new Session();

/** Starts the automatic names anew, as `keras.backend.clear_session` does. */
export const clearSession = (): void => session.clear();
