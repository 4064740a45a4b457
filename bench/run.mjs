// `npm run bench`: prints ratios of things measured in the same run. Build first.

import { measureChain } from './chain.mjs';
import { measureInference } from './inference.mjs';
import { measureStartUp } from './start-up.mjs';

const line = (name, took, ratio) => console.log(`${name.padEnd(44)} ${took.padStart(10)}   ${ratio.toFixed(2)}`);

console.log('Whole processes (median), ratio to node -e 0');
for (const { name, milliseconds, ratio } of measureStartUp()) line(name, `${milliseconds.toFixed(1)} ms`, ratio);
console.log('\nOne Conv2D (median), ratio to the arithmetic written by hand');
for (const { name, nanoseconds, ratio } of await measureInference()) line(name, `${nanoseconds.toFixed(0)} ns`, ratio);
await measureChain();
