// Models: sessions, layers in use, graphs.
export { changeOf, withChanges, type Change } from './edit.ts';
export { mend } from './fixes.ts';
export { CustomLayer, CustomModel, type Behaviour, type Ran } from './custom-layer.ts';
export { Functional, type FunctionalParts } from './functional.ts';
export { walkGraph, type Graph } from './graph.ts';
export { Layer, type Outcome } from './layer.ts';
export { modelDefinition } from './model-definition.ts';
export { Model, type ModelKind } from './model.ts';
export { Node } from './node.ts';
export { Operation } from './operation.ts';
export { whereOf, type Origin } from './origin.ts';
export { Sequential } from './sequential.ts';
export { begin, Session } from './session.ts';
export { refill, Tensor, tensorsIn, type Argument, type Arguments, type Structure } from './tensor.ts';
export { countOf, Weight } from './weight.ts';
export { layersWithin } from './within.ts';
export { heldBy } from './workshop.ts';
