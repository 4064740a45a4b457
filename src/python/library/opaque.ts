// Containers of which only the number of items is known.

import { Instance, Native, objectClass, PyClass, type Unknown } from '../values/index.ts';

/** Something with so many items that are not known; `name` is its class as Python calls it. */
export function opaque(name: string, length: number, because: Unknown): Instance {
  const cls = new PyClass(name, { bases: [objectClass] });
  cls.attrs.set('__len__', new Native('__len__', () => length));
  for (const method of ['__iter__', '__getitem__', '__contains__', '__getattr__', '__repr__']) cls.attrs.set(method, new Native(method, () => because));
  cls.unknownBase = because;
  return new Instance(cls);
}
