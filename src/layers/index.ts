// Layers: declared once, everything else derived.
export { axisNames } from './axis-names.ts';
export { findLayer, layerNames, layers } from './catalogue.ts';
export { earlierName } from './earlier-names.ts';
export { allSettings, configure, FLOAT32, pick, type Configured } from './configure.ts';
export { alternatives, defineLayer, isWhen, snakeCase } from './define.ts';
export type { CallPart, Declaration, Declared, InputSpec, LayerDefinition, Nesting, Recipe, Settings, Trap, Trouble, Weight } from './define.ts';
export { exampleOf, type Example } from './example.ts';
export { infer, wasChosen, wasQuick, type Call, type Fixed, type Inferred } from './infer.ts';
export type { WeightSpec } from './weight-spec.ts';
export { entryCount, isParts, tensorOf, termsWithin, weightFormulas, type CellSizes, type Inner, type Inside, type Parts } from './inner.ts';
export { activationNames, objectArguments } from './objects.ts';
export { Float, isInt, isKind, numberOf, pythonRepr, Tuple, type Given, type Raw, type RawArray, type RawFunction, type RawObject, type RawTensor, type RawUnknown } from './raw.ts';
export { makesMasks, passesMasks, type Mask, type MaskBench, type MaskMaker, type MaskRule } from './mask.ts';
export { findOperation, operationNames, operations } from './operations/catalogue.ts';
export type { OperationDefinition } from './operations/operation.ts';
export { toIssue } from './trouble.ts';
export { jsonOf, Refused, type Control, type Setting } from './setting.ts';
