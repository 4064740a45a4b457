// Turns src/issues/messages.md into a module, since the library may not read files. `--check` fails when it is stale.
import { readFileSync, writeFileSync } from 'node:fs';

const source = new URL('../src/issues/messages.md', import.meta.url);
const target = new URL('../src/issues/messages.generated.ts', import.meta.url);
const sections = readFileSync(source, 'utf8').split(/^## /m).slice(1);
const entries = sections.map((section) => {
  const [code, ...lines] = section.split('\n');
  return `  ${JSON.stringify(code.trim())}: ${JSON.stringify(lines.join('\n').trim())},`;
});
const text = `// Generated from messages.md by scripts/messages.mjs. Do not edit.\n\n/** The words of every issue by code. */\nexport const messages: Readonly<Record<string, string>> = {\n${entries.join('\n')}\n};\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/issues/messages.generated.ts is stale: run `npm run generate`');
    process.exit(1);
  }
} else writeFileSync(target, text);
