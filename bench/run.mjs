// `npm run bench`: prints ratios of things measured in the same run. Build first.
// `npm run bench -- DIR` reads the longest scripts of a folder as well.

import { measureChain, measureShortChain } from './chain.mjs';
import { measureInference } from './inference.mjs';
import { measureExample, measureLongest, measurePython } from './read-scripts.mjs';
import { measureRecorded } from './recorded.mjs';
import { measureStartUp } from './start-up.mjs';

const line = (name, ...columns) => console.log(`${name.padEnd(48)} ${columns.map((text) => text.padStart(12)).join('')}`);
const milliseconds = (ms) => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;

console.log('Whole processes (median), ratio to node -e 0');
const processes = measureStartUp();
for (const { name, milliseconds: ms, ratio } of processes) line(name, `${ms.toFixed(1)} ms`, ratio.toFixed(2));
const python = measurePython();
if (python === undefined) line('python examples/mnist_cnn.py, with real Keras', 'skipped: SHAPEWRIGHT_PYTHON names no Python that has it');
else line('python examples/mnist_cnn.py, with real Keras', milliseconds(python), (python / processes[0].milliseconds).toFixed(0));

console.log('\nOne Conv2D (median), ratio to the arithmetic written by hand');
for (const { name, nanoseconds, ratio } of await measureInference()) line(name, `${nanoseconds.toFixed(0)} ns`, ratio.toFixed(2));

console.log('\nThe recorded cases of conformance/layers (median of 5 rounds)');
const { cases, perSecond } = await measureRecorded();
line(`${cases} cases`, `${Math.round(perSecond)} a second`);

console.log('\nA chain of Conv2D, BatchNormalization and ReLU, built, inferred and counted (median of 3 processes): time, processor time, memory, ratio to the first');
const chains = measureChain();
for (const { layers, seconds, cpu, megabytes } of chains) line(`${layers} layers`, `${seconds.toFixed(2)} s`, `${cpu.toFixed(2)} s`, `${Math.round(megabytes)} MB`, (seconds / chains[0].seconds).toFixed(2));

console.log('\nThe same chain of 300 layers (median, warm), ratio to ours');
const { ours, tensorFlow, keras, ends } = measureShortChain();
line('the library', milliseconds(ours), '1.00');
if (tensorFlow === undefined) line('TensorFlow.js', 'skipped: @tensorflow/tfjs-layers is not installed');
else line('TensorFlow.js', milliseconds(tensorFlow), (tensorFlow / ours).toFixed(0));
if (keras === undefined) line('Keras', 'skipped: SHAPEWRIGHT_PYTHON names no Python that has it');
else line('Keras', milliseconds(keras), (keras / ours).toFixed(0));
if (ends !== undefined) line('Keras, 1,000 layers', ends);

// Last: after so many scripts the library's functions are compiled for all of them, and what was measured above would be slower.
console.log('\nScripts read in a warm process (median)');
line('examples/mnist_cnn.py', milliseconds(measureExample()));
const [folder] = process.argv.slice(2);
if (folder !== undefined) for (const { name, milliseconds: ms } of measureLongest(folder)) line(name.slice(-47), milliseconds(ms));
