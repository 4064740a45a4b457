// Shapes and dtypes: patterns as text, binding, broadcasting.
export { broadcast } from './broadcast.ts';
export { dtypeBits, isDType, isFloating, plainPolicy, policyOf, pythonDType, quantizedPolicy, standardDType, type DType, type Policy, type Quantization } from './dtype.ts';
export { bind, channelsFirst, fill, namesOf, patternOf, shape, type Pattern, type PatternAxis, type Shape } from './pattern.ts';
export { resultType, type NumberType } from './promotion.ts';
export { shapeText } from './text.ts';
