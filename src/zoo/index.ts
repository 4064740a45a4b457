// The mature networks, as readable designs: all of `keras.applications`.
export { buildApplication, type Application } from './application.ts';
export { applications } from './catalogue.ts';
export { sourcesOf } from './sources.ts';
export { findNetwork, networks } from './network.ts';
