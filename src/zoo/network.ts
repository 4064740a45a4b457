// Every network of the zoo, by name: what the list shows, and how it is built.

import type { Argument, Functional, Origin, Session } from '../model/index.ts';
import type { Trouble } from '../layers/index.ts';
import { buildApplication } from './application.ts';
import { applications } from './catalogue.ts';

/** What became of a network that was asked for: a model, why Keras refuses it, or why it cannot be known. */
export type Built = { readonly model: Functional } | { readonly refused: Trouble } | { readonly because: string };

/** A network that can be built. */
export interface Network {
  /** As its authors or Keras call it: `ResNet50`. */
  readonly name: string;
  readonly about: string;
  /** How many parameters it has as it stands. */
  readonly params: number;
  readonly paper: string;
  /** One example of its input: `224 x 224 x 3`. */
  readonly input: string;
  /** The arguments that it takes. */
  readonly takes: readonly string[];
  readonly build: (session: Session, args: Readonly<Record<string, Argument>>, origin?: Origin) => Built;
}

let made: readonly Network[] | undefined;

/** All networks. */
export const networks = (): readonly Network[] =>
  (made ??= [...applications().values()].map((application): Network => {
    const { name, about, params, paper, side, takes } = application;
    return { name, about, params, paper, takes, input: `${side} x ${side} x 3`, build: (session, args, origin) => buildApplication(session, application, args, origin) };
  }));

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The network that a person means: `resnet50`, `EfficientNetV2-B0`, `inception_v3`. */
export const findNetwork = (name: string): Network | undefined => networks().find((one) => letters(one.name) === letters(name));
