// The table of operators: how tightly each binds, what it computes, how it is typeset.
// Invariant: precedence, arithmetic and LaTeX of an operator stand here and nowhere else.

/** One operator. `fold` and `fast` return undefined / NaN where there is no exact whole answer. */
export interface Operator {
  /** Precedence; `CALL` is a function call. */
  readonly binds: number;
  /** Exact arithmetic on whole numbers of any size. */
  readonly fold: (...args: bigint[]) => bigint | undefined;
  /** The same on safe integers; NaN when the answer is not exact. */
  readonly fast: (a: number, b: number) => number;
  /** Typeset with typeset operands. */
  readonly latex: (...args: string[]) => string;
  /** True when a single argument that is a list is reduced to one number. */
  readonly reduces?: true;
}

/** Precedence of a function call. */
export const CALL = 9;

const truth = (b: boolean): bigint => (b ? 1n : 0n);
const bit = (b: boolean): number => (b ? 1 : 0);
/** Whole and exact; `+ 0` turns -0 into 0. */
const safe = (n: number): number => (Number.isSafeInteger(n) ? n + 0 : NaN);
const bigMod = (a: bigint, b: bigint): bigint => ((a % b) + b) % b;
const mod = (a: number, b: number): number => (b === 0 ? NaN : a - b * Math.floor(a / b) + 0);
const floorDiv = (a: number, b: number): number => (b === 0 ? NaN : (a - mod(a, b)) / b + 0);

const nextPower = (a: bigint): bigint => (a === 1n ? 1n : 1n << BigInt((a - 1n).toString(2).length));

const two =
  (f: (a: bigint, b: bigint) => bigint | undefined) =>
  (...args: bigint[]): bigint | undefined => {
    const [a, b] = args;
    return a === undefined || b === undefined ? undefined : f(a, b);
  };
const many =
  (start: bigint | undefined, f: (a: bigint, b: bigint) => bigint) =>
  (...args: bigint[]): bigint | undefined => {
    if (start !== undefined) return args.reduce(f, start);
    const [first, ...rest] = args;
    return first === undefined ? undefined : rest.reduce(f, first);
  };
const between = (sign: string) => (a = '', b = ''): string => `${a} ${sign} ${b}`;

const table = {
  or: { binds: 1, fold: two((a, b) => truth(a !== 0n || b !== 0n)), fast: (a, b) => bit(a !== 0 || b !== 0), latex: between('\\lor') },
  and: { binds: 2, fold: two((a, b) => truth(a !== 0n && b !== 0n)), fast: (a, b) => bit(a !== 0 && b !== 0), latex: between('\\land') },
  not: { binds: CALL, fold: (a) => (a === undefined ? undefined : truth(a === 0n)), fast: (a) => bit(a === 0), latex: (a) => `\\lnot ${a}` },
  '==': { binds: 3, fold: two((a, b) => truth(a === b)), fast: (a, b) => bit(a === b), latex: between('=') },
  '!=': { binds: 3, fold: two((a, b) => truth(a !== b)), fast: (a, b) => bit(a !== b), latex: between('\\ne') },
  '>=': { binds: 3, fold: two((a, b) => truth(a >= b)), fast: (a, b) => bit(a >= b), latex: between('\\ge') },
  '<=': { binds: 3, fold: two((a, b) => truth(a <= b)), fast: (a, b) => bit(a <= b), latex: between('\\le') },
  '>': { binds: 3, fold: two((a, b) => truth(a > b)), fast: (a, b) => bit(a > b), latex: between('>') },
  '<': { binds: 3, fold: two((a, b) => truth(a < b)), fast: (a, b) => bit(a < b), latex: between('<') },
  '+': { binds: 4, fold: two((a, b) => a + b), fast: (a, b) => safe(a + b), latex: between('+') },
  '-': { binds: 4, fold: two((a, b) => a - b), fast: (a, b) => safe(a - b), latex: between('-') },
  '*': { binds: 5, fold: two((a, b) => a * b), fast: (a, b) => safe(a * b), latex: between('\\cdot') },
  '/': { binds: 5, fold: two((a, b) => (b !== 0n && a % b === 0n ? a / b : undefined)), fast: (a, b) => (b !== 0 && a % b === 0 ? a / b + 0 : NaN), latex: (a, b) => `\\frac{${a}}{${b}}` },
  '//': { binds: 5, fold: two((a, b) => (b === 0n ? undefined : (a - bigMod(a, b)) / b)), fast: floorDiv, latex: (a, b) => `\\left\\lfloor \\frac{${a}}{${b}} \\right\\rfloor` },
  '%': { binds: 5, fold: two((a, b) => (b === 0n ? undefined : bigMod(a, b))), fast: mod, latex: between('\\bmod') },
  // The argument of floor and ceil is a quotient; simplify and compile treat the pair as one step.
  floor: { binds: CALL, fold: (a) => a, fast: (a) => a, latex: (a) => `\\left\\lfloor ${a} \\right\\rfloor` },
  ceil: { binds: CALL, fold: (a) => a, fast: (a) => a, latex: (a) => `\\left\\lceil ${a} \\right\\rceil` },
  max: { binds: CALL, fold: many(undefined, (a, b) => (a > b ? a : b)), fast: Math.max, latex: (...xs) => `\\max(${xs.join(', ')})`, reduces: true },
  min: { binds: CALL, fold: many(undefined, (a, b) => (a < b ? a : b)), fast: Math.min, latex: (...xs) => `\\min(${xs.join(', ')})`, reduces: true },
  sum: { binds: CALL, fold: many(0n, (a, b) => a + b), fast: (a, b) => safe(a + b), latex: (...xs) => `\\textstyle\\sum(${xs.join(' + ')})`, reduces: true },
  product: { binds: CALL, fold: many(1n, (a, b) => a * b), fast: (a, b) => safe(a * b), latex: (...xs) => `\\textstyle\\prod(${xs.join(' \\cdot ')})`, reduces: true },
  // The smallest power of two that is not below its argument.
  power_of_two: { binds: CALL, fold: (a) => (a === undefined || a < 1n ? undefined : nextPower(a)), fast: (a) => (a >= 1 && a <= 2 ** 31 ? 2 ** Math.ceil(Math.log2(a)) : NaN), latex: (a) => `2^{\\lceil \\log_2 ${a} \\rceil}` },
} satisfies Record<string, Operator>;

/** The name of an operator of the formula language. */
export type OperatorName = keyof typeof table;

/** Every operator by name. */
export const operators: Readonly<Record<OperatorName, Operator>> = table;

/** Floor and ceiling of a quotient, exactly. */
export const quotient = {
  floor: { fold: (a: bigint, b: bigint): bigint | undefined => operators['//'].fold(a, b), fast: floorDiv },
  ceil: {
    fold: (a: bigint, b: bigint): bigint | undefined => {
      const below = operators['//'].fold(-a, b);
      return below === undefined ? undefined : -below;
    },
    fast: (a: number, b: number): number => 0 - floorDiv(-a, b),
  },
} as const;

/** True when the text names an operator. */
export const isOperator = (text: string): text is OperatorName => Object.hasOwn(table, text);
