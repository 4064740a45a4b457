// Layers: declared once, everything else derived.
export { findLayer, layerNames, layers } from './catalogue.ts';
export { allSettings, configure, type Configured } from './configure.ts';
export { defineLayer, snakeCase } from './define.ts';
export type { Declaration, InputSpec, LayerDefinition, Recipe, Settings, Trap, Weight } from './define.ts';
export { axisNames, infer, toIssue, type Fixed, type Inferred, type WeightSpec } from './infer.ts';
export { activationNames, objectArguments } from './objects.ts';
export { Float, isInt, isKind, numberOf, pythonRepr, Tuple, type Given, type Raw, type RawArray, type RawFunction, type RawObject, type RawUnknown } from './raw.ts';
export { type Control, type Setting } from './setting.ts';
