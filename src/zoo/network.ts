// Every network of the zoo, by name: what the list shows, and how it is built.

import type { Argument, Functional, Origin, Session } from '../model/index.ts';
import type { Trouble } from '../layers/index.ts';
import { buildApplication } from './application.ts';
import { applications } from './catalogue.ts';
import { buildDesign, type Card } from './design.ts';
import { designs } from './designs/index.ts';

/** What became of a network that was asked for: a model, why Keras refuses it, or why it cannot be known. */
export type Built = { readonly model: Functional } | { readonly refused: Trouble } | { readonly because: string };

/** A network that can be built. */
export interface Network extends Card {
  /** Other names that people type. */
  readonly also: readonly string[];
  /** The arguments that it takes. */
  readonly takes: readonly string[];
  /** What arguments are where nothing is given, as they are written in a source; not of Keras's applications, whose defaults depend on each other. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly build: (session: Session, args: Readonly<Record<string, Argument>>, origin?: Origin) => Built;
}

/** A value as a source spells it. */
const written = (value: unknown): string => (Array.isArray(value) ? value.map(written).join(',') : value === null ? 'none' : String(value));

let made: readonly Network[] | undefined;

/** All networks: the designs of papers, then the applications of Keras. */
export const networks = (): readonly Network[] =>
  (made ??= [
    ...designs().map((design): Network => ({ ...design, takes: Object.keys(design.takes), defaults: Object.fromEntries(Object.entries(design.takes).map(([name, { fallback }]) => [name, written(fallback)])), build: (session, args, origin) => buildDesign(session, design, args, origin) })),
    ...[...applications().values()].map((application): Network => {
      const { name, about, params, paper, side, takes, told } = application;
      const card = { name, source: name.toLowerCase(), also: [], defaults: {}, about, params, paper, takes, input: `${side} x ${side} x 3`, ...(told === undefined ? {} : { told }) };
      return { ...card, build: (session, args, origin) => buildApplication(session, application, args, origin) };
    }),
  ]);

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The network that a person means: `resnet50`, `EfficientNetV2-B0`, `inception_v3`, `vit`. */
export function findNetwork(name: string): Network | undefined {
  const wanted = letters(name);
  return networks().find((one) => [one.name, one.source, ...one.also].some((known) => letters(known) === wanted));
}
