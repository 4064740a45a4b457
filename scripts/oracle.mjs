// `npm run oracle`: the real Keras, asked. Records the cases of conformance/, or compares random ones.
//   npm run oracle                                builds every recorded case again and writes what Keras gives
//   npm run oracle -- --check                     says what would change, and writes nothing
//   npm run oracle -- --random 500 --seed 7       compares 500 random cases; `--layers Conv2D,Dense` only of these
//   npm run oracle -- --examples                  records the examples of the reference, examples/layers.json
//   npm run oracle -- --files [COUNT [SEED]]      draws networks, saves them with Keras, and compares their summaries
//   npm run oracle -- --written [SOURCE ...]      loads what the built command writes, and compares
// The Python of conformance/.venv is made on first use; SHAPEWRIGHT_PYTHON names another one that has Keras.

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interpreter, knownPython, madePython } from './python.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const conformance = join(root, 'conformance');

/** Runs a command to its end; ends this one with the same status when it fails. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** The Python that has Keras, made when it is not there yet. */
function pythonWithKeras() {
  const known = knownPython();
  if (known) return known;
  const python = interpreter();
  const system = process.platform === 'win32' ? 'python' : 'python3';
  if (spawnSync(system, ['--version']).status !== 0) {
    console.error('The oracle needs Python 3.11 or newer; or name one that has Keras: SHAPEWRIGHT_PYTHON=/path/to/python');
    process.exit(2);
  }
  console.log('Making conformance/.venv with Keras; this happens once and takes a few minutes.');
  run(system, ['-m', 'venv', madePython]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', join(conformance, 'requirements.txt')]);
  run(python, ['-c', `open(${JSON.stringify(join(madePython, 'ready'))}, "w").close()`]);
  return python;
}

/** Compiles what this folder runs on Node. */
const compile = () => run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(conformance, 'tsconfig.build.json')]);

const args = process.argv.slice(2);
const python = pythonWithKeras();
// Some messages of Keras print Python sets, whose order depends on this seed.
const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', TF_CPP_MIN_LOG_LEVEL: '3', TF_ENABLE_ONEDNN_OPTS: '0' };

if (args.includes('--random')) {
  compile();
  run(process.execPath, [join(conformance, '.build/conformance/differential.js'), ...args], { env: { ...env, SHAPEWRIGHT_PYTHON: python } });
} else if (args.includes('--written')) {
  run(python, [join(conformance, 'files/check_written.py'), ...args.filter((arg) => arg !== '--written')], { env: { ...env, CUDA_VISIBLE_DEVICES: '-1' } });
} else if (args.includes('--files')) {
  run(python, [join(conformance, 'files/check_read.py'), ...args.filter((arg) => arg !== '--files')], { env: { ...env, CUDA_VISIBLE_DEVICES: '-1' } });
} else if (args.includes('--examples')) {
  compile();
  const { stdout: input } = spawnSync(process.execPath, [join(conformance, '.build/conformance/print-examples.js')], { encoding: 'utf8' });
  run(python, [join(conformance, 'record_examples.py')], { env, input, stdio: ['pipe', 'inherit', 'inherit'] });
} else {
  run(python, [join(conformance, 'record_layers.py'), ...args], { env });
  run(python, [join(conformance, 'record_models.py'), ...args.filter((arg) => arg === '--check')], { env });
  for (const script of ['record_operations.py', 'record_designs.py', 'record_instead.py']) run(python, [join(conformance, script), ...args.filter((arg) => arg === '--check')], { env });
}
