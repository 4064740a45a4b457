#!/usr/bin/env node
// The command `shapewright`.

import { program } from './program.ts';
import { processWorld } from './world.ts';

void program(process.argv.slice(2), processWorld).then((status) => {
  process.exitCode = status;
});
