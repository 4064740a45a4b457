// The command `shapewright`, as `scripts/launcher.cjs` starts it.

import { program } from './program.ts';
import { processWorld } from './world.ts';

void program(process.argv.slice(2), processWorld).then((status) => {
  process.exitCode = status;
});
