// Keras as scripts see it: modules, classes and functions bound to our own layers and models.
export { doubtLayers } from './doubt.ts';
export { headingsOf } from './groups.ts';
export { kerasModule } from './import.ts';
export { KerasState, type CallPlace, type Printer, type SummaryRequest } from './state.ts';
export type { Caller, Use } from './uses.ts';
