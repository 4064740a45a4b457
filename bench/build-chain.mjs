// A chain of Conv2D, BatchNormalization and ReLU: built, inferred and counted.
// As a process of its own (`node bench/build-chain.mjs 1000000`) it prints what one chain took, as JSON.

import { pathToFileURL } from 'node:url';
import { Sequential, Session } from 'shapewright/model';

/** Builds a chain of `length` layers; gives its time in milliseconds and what it comes to. */
export function buildChain(length) {
  const began = performance.now();
  const session = new Session();
  const layers = [session.input({ shape: [32, 32, 8] })];
  const kinds = [['Conv2D', { filters: 8, kernel_size: 3, padding: 'same' }], ['BatchNormalization'], ['ReLU']];
  for (let i = 0; i < length; i++) layers.push(session.layer(...kinds[i % kinds.length]));
  const model = new Sequential(session, layers);
  return { layers: model.layers.length, params: model.params, ms: performance.now() - began };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { layers, params, ms } = buildChain(Number(process.argv[2]));
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ layers, params, ms, cpu: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }));
}
