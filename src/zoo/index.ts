// The mature networks, as readable designs: all of `keras.applications`, and those of well-known papers.
export { buildApplication, type Application } from './application.ts';
export { applications } from './catalogue.ts';
export { sourcesOf } from './sources.ts';
export { findNetwork, networks, type Network } from './network.ts';
