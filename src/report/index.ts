// Reports: a model as plain data, and the data as text, Markdown, CSV and JSON.
export { summaryWidths, type SummaryWidths, type TerminalFacts } from './console-width.ts';
export type * from './explanation-data.ts';
export { explainedLayer, explanationData } from './explain.ts';
export { explanationMarkdown } from './explain-markdown.ts';
export { explanationText, findExplained, type ExplainTextOptions, type Painter } from './explain-text.ts';
export { explain, type ExplainOptions } from './explanation.ts';
export { jsonText } from './json-text.ts';
export { KerasRefusal } from './keras-refusal.ts';
export { kerasText, type Charset, type KerasTextOptions } from './keras-text.ts';
export { keras2Text, type Keras2Form, type Keras2TextOptions } from './keras2-text.ts';
export { type Palette } from './styled-text.ts';
export { type SummaryConnection, type SummaryData, type SummaryRow, type SummaryTotal } from './summary-data.ts';
export { issueDocument, summaryJson, type IssueDocument, type LayerDocument, type ModelDocument, type SummaryDocument, type WeightDocument } from './summary-json.ts';
export { summaryOf } from './summary-of.ts';
export { csvSummary, markdownSummary } from './summary-tables.ts';
export { summary, type SummaryOptions, type SummaryStyle } from './summary.ts';
export { costOf, type CostData, type LayerCost } from './cost.ts';
export { costJson, costMarkdown, costText } from './cost-text.ts';
