// Turns the Markdown files of words into modules, since the library may not read files. `--check` fails when one is stale.
import { readFileSync, writeFileSync } from 'node:fs';

const files = [
  { source: 'src/issues/messages.md', target: 'src/issues/messages.generated.ts', name: 'messages', about: 'The words of every issue by code.' },
  { source: 'src/report/story/story.md', target: 'src/report/story/story.generated.ts', name: 'story', about: 'The words of every pattern by code.' },
];
for (const { source, target, name, about } of files) {
  const sections = readFileSync(new URL(`../${source}`, import.meta.url), 'utf8').split(/^## /m).slice(1);
  const entries = sections.map((section) => {
    const [code, ...lines] = section.split('\n');
    return `  ${JSON.stringify(code.trim())}: ${JSON.stringify(lines.join('\n').trim())},`;
  });
  const text = `// Generated from ${source.split('/').at(-1)} by scripts/messages.mjs. Do not edit.\n\n/** ${about} */\nexport const ${name}: Readonly<Record<string, string>> = {\n${entries.join('\n')}\n};\n`;
  const at = new URL(`../${target}`, import.meta.url);
  if (!process.argv.includes('--check')) writeFileSync(at, text);
  else if (readFileSync(at, 'utf8') !== text) {
    console.error(`${target} is stale: run \`npm run generate\``);
    process.exitCode = 1;
  }
}
