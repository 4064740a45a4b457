// `wandb`, which many courses keep a script's settings in: what is put on its config is read back, nothing is logged.

import { Dict, Instance, Module, Native, PyClass, types, Unknown, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { setPlain } from '../run/attribute.ts';
import { addMethods, moduleOf, natives } from './table.ts';

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** `wandb`. */
export function wandbModule(): Module {
  const configClass = new PyClass('Config', { module: 'wandb', bases: [types.object] });
  configClass.unknownBase = new Unknown('comes from the config of `wandb`');
  const runClass = new PyClass('Run', { module: 'wandb', bases: [types.object] });
  runClass.unknownBase = new Unknown('comes from a run of `wandb`');
  const config = new Instance(configClass);
  const take = (run: Run, given: Value | undefined, keeps: boolean): void => {
    if (given instanceof Dict) for (const [key, value] of given.map.values()) if (typeof key === 'string' && !(keeps && config.attrs.has(key))) setPlain(run, config, key, value);
    if (given instanceof Instance) for (const [key, value] of given.attrs) setPlain(run, config, key, value);
  };
  const read = (run: Run, key: Value | undefined, otherwise?: Value): Value => config.attrs.get(text(key)) ?? otherwise ?? run.unknown(`comes from \`wandb.config.${text(key)}\``);
  addMethods(configClass, {
    update: (run, call) => (take(run, call.args[1], false), null),
    setdefaults: (run, call) => (take(run, call.args[1], true), null),
    get: (run, call) => read(run, call.args[1], call.args[2]),
    keys: (run, call) => run.call(types.list, [Dict.of((call.args[0] as Instance).attrs)]),
    as_dict: () => Dict.of(config.attrs),
    __getitem__: (run, call) => read(run, call.args[1]),
    __setitem__: (run, call) => (setPlain(run, config, text(call.args[1]), call.args[2] ?? null), null),
    __contains__: (_run, call) => config.attrs.has(text(call.args[1])),
    __getattr__: (run, call) => read(run, call.args[1]),
  });
  const made = new Instance(runClass);
  made.attrs.set('config', config);
  addMethods(runClass, { log: () => null, finish: () => null, save: () => null, watch: () => null, __enter__: (_run, call) => call.args[0] ?? null, __exit__: () => null });
  return moduleOf('wandb', { log: () => null, login: () => null, finish: () => null, save: () => null, watch: () => null }, {
    config,
    run: made,
    ...Object.fromEntries(natives('wandb', {
      init: (run, call) => {
        take(run, call.kwargs.get('config'), false);
        return made;
      },
    })),
    Config: configClass,
    agent: new Native('wandb.agent', () => null),
  });
}
