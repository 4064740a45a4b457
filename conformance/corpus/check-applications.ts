// `npm run corpus -- --applications DIR [NAME]`: which of Keras's applications come out of their own files as real Keras
// builds them. Ends with one line "N equal, N not".

import { fileURLToPath } from 'node:url';
import { applications } from '../../src/zoo/index.ts';
import { checkApplication } from './applications.ts';

const [folder = '', only = ''] = process.argv.slice(2);
const near = fileURLToPath(new URL('../../../', import.meta.url));
const names = [...applications().keys()].filter((name) => name.includes(only));
let equal = 0;
for (const name of names) {
  const began = performance.now();
  const why = checkApplication(folder, name, near);
  if (why === undefined) equal++;
  console.log(`${why === undefined ? 'equal ' : 'DIFFER'} ${name} ${Math.round(performance.now() - began)} ms${why === undefined ? '' : `: ${why}`}`);
}
console.log(`${equal} equal, ${names.length - equal} not`);
process.exitCode = equal === names.length ? 0 : 1;
