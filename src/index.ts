// Shapewright as a library: describe a network, and know its shapes, counts and errors.

export { clearSession } from './api/session.ts';
export * from './api/layers.ts';
export { asLayer, input, issues, model, Sequential, type BatchInput, type InputOptions, type Part } from './api/models.ts';
export { type GivenSize, type LayerCall, type Maker, type SettingsOf } from './api/makers.ts';
export { describe, type Issue } from './issues/index.ts';
export { withChanges, type Change, type Layer, type Model, type Tensor } from './model/index.ts';
export { accountOf, accountText, comparisonText, costOf, diff, explain, explanationData, summary, summaryJson, type Account, type Comparison, type CostData, type ExplainOptions, type SummaryOptions } from './report/index.ts';
