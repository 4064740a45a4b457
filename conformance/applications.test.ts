// Where an installed Keras is at hand: its own files of all applications, read as scripts, give what it builds from them.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { applications } from '../src/zoo/index.ts';
import { checkApplication } from './corpus/applications.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const libraries = join(here, '.venv/lib');
const folders = [process.env['SHAPEWRIGHT_KERAS'], ...(existsSync(libraries) ? readdirSync(libraries).map((python) => join(libraries, python, 'site-packages/keras')) : [])];
const folder = folders.flatMap((keras) => (keras === undefined ? [] : [join(keras, 'src/applications')])).find((path) => existsSync(path));

describe.skipIf(folder === undefined)('applications from their own text', () => {
  test.each([...applications().keys()])('%s', (name) => {
    expect(checkApplication(folder ?? '', name, here)).toBeUndefined();
  });
});
