#!/usr/bin/env node
// Starts the command. Its code lies beside this file as chunks; V8 reads each from a cache that the build made of it.
// Invariant: a cache of another version of Node is refused by V8, and the chunk is compiled as ever.
'use strict';

const { readFileSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

/** Chunks by name: what they export, and the script that the build makes the cache of. */
const chunks = new Map();

function load(name) {
  const before = chunks.get(name);
  if (before) return before.module.exports;
  const filename = path.join(__dirname, name);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
  const script = new Script(source, { filename, cachedData: cacheOf(filename) });
  const module = { exports: {} };
  chunks.set(name, { module, script });
  script.runInThisContext()(module.exports, (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)), module, filename, __dirname);
  return module.exports;
}

function cacheOf(filename) {
  try {
    return readFileSync(`${filename}.cache`);
  } catch {
    return undefined;
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
// From version 22.8 on Node keeps such a cache by itself; before, only to ask for it would cost a millisecond.
if (major > 22 || (major === 22 && minor >= 8)) {
  require('node:module').enableCompileCache();
  require('./program.cjs');
} else load('program.cjs');

module.exports = chunks;
