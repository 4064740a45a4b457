// Checks the house rules on every file that git knows or would take: who imports whom, lengths, machine paths.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { breaches } from './rooms.mjs';
import { untidy } from './tidiness.mjs';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { encoding: 'utf8' });
const paths = listed.split('\0').filter((path) => path !== '' && existsSync(path));
const found = [...breaches(paths), ...untidy(paths)];
for (const line of found) console.error(line);
console.log(found.length === 0 ? `${paths.length} files keep the house rules` : `${found.length} breaches of the house rules`);
process.exitCode = found.length === 0 ? 0 : 1;
