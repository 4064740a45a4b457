// Keras's own files of its applications (keras/src/applications of an installed Keras), read as scripts and held against
// what real Keras builds from them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, hasErrors } from '../../src/issues/index.ts';
import { Functional } from '../../src/model/index.ts';
import { readPython } from '../../src/python/index.ts';
import { described, type ZooRecord } from '../check-zoo.ts';

const PACKAGE = 'keras.src.applications';

/** Builds an application from Keras's own text; gives what differs from the recording. */
function check(folder: string, module: string, record: ZooRecord): string | undefined {
  const script = readPython(`from ${PACKAGE}.${module} import ${record.function}\nmodel = ${record.function}(weights=None)\n`, {
    mode: 'run',
    moduleText: (name) => {
      if (name === PACKAGE) return { file: join(folder, '__init__.py'), text: '' };
      const file = join(folder, `${name.slice(PACKAGE.length + 1)}.py`);
      return name.startsWith(`${PACKAGE}.`) && existsSync(file) ? { file, text: readFileSync(file, 'utf8') } : undefined;
    },
  });
  const [model] = [...script.names].find(([, names]) => names.includes('model')) ?? [];
  if (!(model instanceof Functional)) return `no model: ${script.stopped?.message ?? script.issues.map((issue) => describe(issue).what).join('; ')}`;
  const wrong = script.issues.find((issue) => hasErrors([issue]));
  if (wrong) return `${describe(wrong).what} (line ${wrong.where.range?.line ?? '?'})`;
  const made = described(model);
  const [expected, found] = [record.layers ?? [], made.layers ?? []].map((lines) => lines.map(plain));
  const at = expected?.findIndex((line, i) => line !== found?.[i]) ?? -1;
  if (at >= 0 || expected?.length !== found?.length) return `layer ${at}: ${found?.[at] ?? 'missing'}, not ${expected?.[at] ?? 'there'}`;
  for (const key of ['name', 'params', 'summary', 'error'] as const) if (String(made[key]) !== String(record[key])) return `${key} ${String(made[key])}, not ${String(record[key])}`;
  return undefined;
}

/** A layer's line; the settings of a class in the script's own text are its own business. */
const plain = (line: string): string => line.split('\t').map((part, i, all) => (i === 5 && /^(?:CustomScaleLayer|LayerScale|StochasticDepth)$/.test(all[1] ?? '') ? '' : part)).join(' ');

/** The file that a function stands in. */
const fileOf = (folder: string, name: string): string | undefined =>
  ['vgg16', 'vgg19', 'resnet', 'resnet_v2', 'inception_v3', 'inception_resnet_v2', 'xception', 'mobilenet', 'mobilenet_v2', 'mobilenet_v3', 'densenet', 'nasnet', 'efficientnet', 'efficientnet_v2', 'convnext']
    .find((module) => existsSync(join(folder, `${module}.py`)) && readFileSync(join(folder, `${module}.py`), 'utf8').includes(`\ndef ${name}(`));

let recorded: readonly ZooRecord[] | undefined;

/** The recorded applications; `near` is the folder that holds them. */
const records = (near: string): readonly ZooRecord[] =>
  (recorded ??= (JSON.parse(gunzipSync(readFileSync(join(near, 'zoo.json.gz'))).toString()) as { readonly cases: readonly ZooRecord[] }).cases);

/** What differs between an application built from its own text and the recorded one; undefined when they are equal. */
export function checkApplication(folder: string, name: string, near: string): string | undefined {
  const module = fileOf(folder, name);
  const record = records(near).find((one) => one.function === name && Object.keys(one.kwargs).join() === 'weights' && one.kwargs['weights'] === null);
  return module === undefined || !record ? 'there is no such function' : check(folder, module, record);
}
