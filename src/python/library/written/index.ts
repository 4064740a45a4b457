// Standard modules, or parts of them, that are written as Python.
// Invariant: they are read like a module beside the script, and only when the script imports them.

import { collectionsText, itertoolsText, operatorText } from './iteration.ts';
import { pathlibText, pathText } from './paths.ts';
import { contextlibText, stringText, textwrapText, typesText } from './texts.ts';

const texts: Readonly<Record<string, string>> = {
  itertools: itertoolsText, operator: operatorText, collections: collectionsText,
  string: stringText, textwrap: textwrapText, types: typesText, contextlib: contextlibText,
  'os.path': pathText, pathlib: pathlibText,
};

/** The text of a standard module, or undefined. */
export const writtenText = (name: string): string | undefined => (Object.hasOwn(texts, name) ? texts[name] : undefined);
