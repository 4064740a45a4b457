// How long a whole process takes to summarise a model file, and how much memory, against real Keras with the same file in the same run,
// and a file of 4 GB against a process that does nothing.
// Needs Python with Keras: SHAPEWRIGHT_PYTHON=python node bench/files.mjs

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const NETWORKS = ['ResNet50', 'EfficientNetV2L'];
const python = process.env.SHAPEWRIGHT_PYTHON;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Runs a program as often as asked; gives the median of its seconds, its memory in MB and what it printed. */
function measured(times, program, ...args) {
  const runs = Array.from({ length: times }, () => {
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', program, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '-1' } });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
    return { seconds: (performance.now() - began) / 1000, memory: Number(stderr.trim().split('\n').at(-1)) / 1024, stdout };
  });
  return { seconds: median(runs.map(({ seconds }) => seconds)), memory: median(runs.map(({ memory }) => memory)), stdout: runs[0].stdout };
}

if (python === undefined) console.log('files: set SHAPEWRIGHT_PYTHON to a Python with Keras to measure them');
else {
  const folder = mkdtempSync(join(tmpdir(), 'shapewright-bench-'));
  try {
    measured(1, python, at('load_file.py'), '--make', folder, ...NETWORKS);
    for (const name of NETWORKS)
      for (const kind of ['json', 'keras']) {
        const file = join(folder, `${name}.${kind}`);
        const keras = measured(1, python, at('load_file.py'), file);
        const ours = measured(5, process.execPath, at('../dist/cli/main.cjs'), 'summary', file);
        if (ours.stdout !== keras.stdout) throw new Error(`${file}: another summary than Keras's`);
        console.log(`${name}.${kind}: ${ours.seconds.toFixed(2)} s and ${ours.memory.toFixed(0)} MB, Keras ${keras.seconds.toFixed(1)} s and ${keras.memory.toFixed(0)} MB: ${(keras.seconds / ours.seconds).toFixed(0)} times faster, ${(keras.memory / ours.memory).toFixed(1)} times less memory`);
      }
    // Files of 4 GB that take no room: only their headers are read, whatever lies between.
    measured(1, python, at('../conformance/files/big_files.py'), folder);
    const nothing = measured(5, process.execPath, '-e', '0');
    for (const kind of ['keras', 'h5']) {
      const ours = measured(5, process.execPath, at('../dist/cli/main.cjs'), 'summary', join(folder, `big.${kind}`));
      console.log(`4 GB .${kind}: ${ours.seconds.toFixed(2)} s and ${ours.memory.toFixed(0)} MB, node -e 0 ${nothing.seconds.toFixed(2)} s and ${nothing.memory.toFixed(0)} MB: ${(ours.seconds / nothing.seconds).toFixed(1)} times the time, ${(ours.memory / nothing.memory).toFixed(1)} times the memory`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
