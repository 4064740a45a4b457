// The Python that has Keras, for what asks the real one.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `npm run oracle` makes one. */
export const madePython = join(dirname(fileURLToPath(import.meta.url)), '../conformance/.venv');

/** True once it is made whole. */
const isMade = () => existsSync(join(madePython, 'ready'));

/** The interpreter in it. */
export const interpreter = () => join(madePython, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** The one that SHAPEWRIGHT_PYTHON names or that is made already; undefined where there is none. */
export const knownPython = () => process.env.SHAPEWRIGHT_PYTHON || (isMade() ? interpreter() : undefined);
