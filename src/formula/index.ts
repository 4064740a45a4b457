// The formula language: the one place where sizes and counts are computed, simplified and shown.
export { exact, isKnown, isUnknown, named, NONE, number, sameSize, toExpr, toSize, unknown, type Expr, type Scope, type Size, type Value } from './expression.ts';
export { derive, evaluate, evaluateOne, formula, formulaOf, holds, type Derivation, type Formula } from './formula.ts';
export { conditionsOf, countText, group, sizeText, toLatex, toText } from './show.ts';
export { BAIL, javascript, refutation, runtime, type Variables } from './javascript.ts';
export { simplify } from './simplify.ts';
