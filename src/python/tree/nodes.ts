// The tree of a Python script: CPython's `ast` in the same words, with the place of every node.
// Invariant: the tree is complete for valid Python; where the text is wrong, a `Missing` expression stands in.

import type { Span } from './source.ts';

/** An imported or bound name with its place. */
export interface NameAt extends Span {
  readonly name: string;
}

/** One argument of a call: positional, `name=value`, `*value` or `**value`. */
export interface Argument extends Span {
  readonly name?: string;
  readonly star?: '*' | '**';
  readonly value: Expression;
}

/** One `for` of a comprehension with its `if`s. */
export interface Clause {
  readonly target: Expression;
  readonly iter: Expression;
  readonly conditions: readonly Expression[];
}

/** A parameter of a function. */
export interface Parameter extends Span {
  readonly name: string;
  readonly kind: 'positional' | 'normal' | 'keyword' | '*' | '**';
  readonly fallback?: Expression;
  readonly annotation?: Expression;
}

/** A replacement field of an f-string. */
export interface Field {
  readonly value: Expression;
  readonly conversion?: 'r' | 's' | 'a';
  readonly spec?: readonly (string | Field)[];
}

/** Operators of arithmetic, as written. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<<' | '>>' | '&' | '|' | '^';
/** Comparison operators, as written. */
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not' | 'in' | 'not in';

/** An expression. */
export type Expression = Span &
  (
    | { readonly kind: 'Name'; readonly id: string }
    | { readonly kind: 'Constant'; readonly value: null | boolean | number | bigint | string }
    | { readonly kind: 'Float'; readonly value: number }
    | { readonly kind: 'Imaginary'; readonly value: number }
    | { readonly kind: 'Bytes'; readonly value: string }
    | { readonly kind: 'Ellipsis' }
    | { readonly kind: 'JoinedStr'; readonly parts: readonly (string | Field)[] }
    | { readonly kind: 'BinOp'; readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'BoolOp'; readonly op: 'and' | 'or'; readonly values: readonly Expression[] }
    | { readonly kind: 'UnaryOp'; readonly op: '+' | '-' | '~' | 'not'; readonly operand: Expression }
    | { readonly kind: 'Compare'; readonly left: Expression; readonly ops: readonly CompareOperator[]; readonly comparators: readonly Expression[] }
    | { readonly kind: 'IfExp'; readonly test: Expression; readonly body: Expression; readonly orelse: Expression }
    | { readonly kind: 'Lambda'; readonly params: readonly Parameter[]; readonly body: Expression }
    | { readonly kind: 'NamedExpr'; readonly target: NameAt; readonly value: Expression }
    | { readonly kind: 'Call'; readonly func: Expression; readonly args: readonly Argument[] }
    | { readonly kind: 'Attribute'; readonly value: Expression; readonly attr: NameAt }
    | { readonly kind: 'Subscript'; readonly value: Expression; readonly index: Expression }
    | { readonly kind: 'Slice'; readonly lower?: Expression; readonly upper?: Expression; readonly step?: Expression }
    | { readonly kind: 'Starred'; readonly value: Expression }
    | { readonly kind: 'List' | 'Tuple' | 'Set'; readonly items: readonly Expression[] }
    | { readonly kind: 'Dict'; readonly entries: readonly { readonly key?: Expression; readonly value: Expression }[] }
    | { readonly kind: 'Comprehension'; readonly form: 'list' | 'set' | 'dict' | 'generator'; readonly element: Expression; readonly value?: Expression; readonly clauses: readonly Clause[] }
    | { readonly kind: 'Await' | 'YieldFrom'; readonly value: Expression }
    | { readonly kind: 'Yield'; readonly value?: Expression }
    | { readonly kind: 'Missing' }
  );

/** An expression of one kind. */
export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** A pattern of `match`. */
export type Pattern = Span &
  (
    | { readonly kind: 'Value'; readonly value: Expression }
    | { readonly kind: 'Capture'; readonly name?: string; readonly pattern?: Pattern }
    | { readonly kind: 'Sequence'; readonly items: readonly Pattern[] }
    | { readonly kind: 'Star'; readonly name?: string }
    | { readonly kind: 'Mapping'; readonly entries: readonly { readonly key: Expression; readonly pattern: Pattern }[]; readonly rest?: string }
    | { readonly kind: 'Class'; readonly cls: Expression; readonly args: readonly { readonly name?: string; readonly pattern: Pattern }[] }
    | { readonly kind: 'Or'; readonly patterns: readonly Pattern[] }
  );

/** `name as alias`. */
export interface Alias extends Span {
  readonly name: string;
  readonly as?: string;
}

/** One `except`. */
export interface Handler extends Span {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: Block;
}

/** One case of `match`. */
export interface Case extends Span {
  readonly pattern: Pattern;
  readonly guard?: Expression;
  readonly body: Block;
}

/** Statements one after the other. */
export type Block = readonly Statement[];

/** What `def` and `lambda` have in common with each other and need when called. */
export interface FunctionNode extends Span {
  readonly kind: 'FunctionDef';
  readonly name: NameAt;
  readonly params: readonly Parameter[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
}

/** A class definition. */
export interface ClassNode extends Span {
  readonly kind: 'ClassDef';
  readonly name: NameAt;
  readonly args: readonly Argument[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
}

/** A statement. */
export type Statement =
  | FunctionNode
  | ClassNode
  | (Span &
      (
        | { readonly kind: 'Expr'; readonly value: Expression }
        | { readonly kind: 'Assign'; readonly targets: readonly Expression[]; readonly value: Expression }
        | { readonly kind: 'AugAssign'; readonly target: Expression; readonly op: BinaryOperator; readonly value: Expression }
        | { readonly kind: 'AnnAssign'; readonly target: Expression; readonly annotation: Expression; readonly value?: Expression }
        | { readonly kind: 'For'; readonly target: Expression; readonly iter: Expression; readonly body: Block; readonly orelse: Block }
        | { readonly kind: 'While'; readonly test: Expression; readonly body: Block; readonly orelse: Block }
        | { readonly kind: 'If'; readonly test: Expression; readonly body: Block; readonly orelse: Block }
        | { readonly kind: 'With'; readonly items: readonly { readonly value: Expression; readonly as?: Expression }[]; readonly body: Block }
        | { readonly kind: 'Try'; readonly body: Block; readonly handlers: readonly Handler[]; readonly orelse: Block; readonly finalbody: Block }
        | { readonly kind: 'Match'; readonly subject: Expression; readonly cases: readonly Case[] }
        | { readonly kind: 'Return'; readonly value?: Expression }
        | { readonly kind: 'Raise'; readonly value?: Expression; readonly cause?: Expression }
        | { readonly kind: 'Assert'; readonly test: Expression; readonly message?: Expression }
        | { readonly kind: 'Delete'; readonly targets: readonly Expression[] }
        | { readonly kind: 'Import'; readonly names: readonly Alias[] }
        | { readonly kind: 'ImportFrom'; readonly module: string; readonly level: number; readonly names: readonly Alias[] }
        | { readonly kind: 'Global' | 'Nonlocal'; readonly names: readonly string[] }
        | { readonly kind: 'Pass' | 'Break' | 'Continue' }
      ));

/** A statement of one kind. */
export type StatementOf<K extends Statement['kind']> = Extract<Statement, { readonly kind: K }>;
