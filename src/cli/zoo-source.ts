// A network of the zoo as a source: `zoo:resnet50`, `zoo:vgg16?input_shape=32,32,3&classes=10&include_top=false`.
// Invariant: what cannot be built is a Misuse that says why, in the words of the same issue in a script.

import { describe, suggest } from '../issues/index.ts';
import { Float, Tuple, type Raw } from '../layers/index.ts';
import { Session, type Model } from '../model/index.ts';
import { findNetwork, networks, type Network } from '../zoo/index.ts';
import { Misuse } from './misuse.ts';

const PREFIX = 'zoo:';

/** The network that a source or a name means. */
export function cardOf(source: string): Network {
  const [name = ''] = (source.startsWith(PREFIX) ? source.slice(PREFIX.length) : source).split('?');
  const network = findNetwork(name);
  if (!network) throw new Misuse(`the zoo has no network ${name}. ${nearest(name)}`);
  return network;
}

/** Builds the network that a source names. Its weights are random unless it is told otherwise. */
export function zooModel(source: string): Model {
  const [, ...rest] = source.split('?');
  const network = cardOf(source);
  const given = Object.fromEntries(rest.join('?').split('&').filter((part) => part !== '').map((part) => argument(part)));
  const built = network.build(new Session(), { ...(network.takes.includes('weights') ? { weights: null } : {}), ...given });
  if ('model' in built) return built.model;
  throw new Misuse(`${source}: ${'because' in built ? built.because : wordsOf(built.refused)}`);
}

function wordsOf({ trouble, data = {} }: { readonly trouble: string; readonly data?: Parameters<typeof describe>[0]['data'] }): string {
  const { what, more } = describe({ code: trouble, severity: 'error', where: {}, data });
  return [what, ...more].join(' ');
}

function nearest(name: string): string {
  const near = suggest(name, networks().flatMap((one) => [one.source, ...one.also]))[0];
  return near === undefined ? 'All networks: shapewright zoo' : `Did you mean ${PREFIX}${near}?`;
}

/** `classes=10`, `input_shape=32,32,3`, `include_top=false`. */
function argument(text: string): readonly [string, Raw] {
  const [name = '', ...value] = text.split('=');
  if (name === '' || value.length === 0) throw new Misuse(`${text}: expected NAME=VALUE, as in zoo:vgg16?classes=10&include_top=false`);
  return [name, valueOf(value.join('='))];
}

function valueOf(text: string): Raw {
  if (text.includes(',')) return Tuple.from(text.replace(/^\((.*)\)$/, '$1').split(',').filter((part) => part.trim() !== '').map((part) => valueOf(part.trim())));
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'none' || word === 'null') return null;
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (/^-?\d*\.\d+(?:e-?\d+)?$/i.test(text)) return Number.isInteger(Number(text)) ? new Float(Number(text)) : Number(text);
  return text;
}
