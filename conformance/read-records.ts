// The recorded cases of a class, from conformance/layers.

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CaseRecord } from './case-record.ts';
import { readPythonJson } from './python-json.ts';

/** All cases of a class; none when it was not recorded. */
export function readRecords(className: string): readonly CaseRecord[] {
  const file = new URL(`layers/${className}.jsonl.gz`, import.meta.url);
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readFileSync(file)).toString().split('\n').filter((line) => line !== '');
  return lines.map((line) => readPythonJson(line) as unknown as CaseRecord);
}
