// The fast way: all the arithmetic of one call of a layer as one function on plain numbers, made once per variant
// of its settings. Invariant: it gives exactly what the formulas give, or nothing; then the formulas are asked.

import { BAIL, javascript, refutation, runtime, type Formula, type Size, type Variables } from '../formula/index.ts';
import type { DType, Pattern, Shape } from '../shape/index.ts';
import { flatScope, type Configured } from './configure.ts';
import type { LayerDefinition, Recipe, Rule, Weight } from './define.ts';
import type { Inferred } from './infer.ts';

/** Sizes of one call: the output and the weights, in the order of the recipe. */
export interface Quick {
  readonly output: Size[];
  readonly weights: readonly Size[][];
}

/** One call's arithmetic, and the weights that it sizes. */
export interface Plan {
  readonly run: (settings: Readonly<Record<string, unknown>>, input: Shape) => Quick;
  readonly weights: readonly (readonly [string, Weight])[];
  readonly dtype: NonNullable<Recipe['dtype']>;
}

/** What calls of layers that share their settings have in common, for one number of axes of the input. */
export interface Calls {
  /** Undefined where the formulas have to be asked. */
  readonly plan: Plan | undefined;
  /** The input of the last call that the plan answered, and the answer: the next call is often the same. */
  input: { readonly shape: Shape; readonly dtype: DType } | undefined;
  inferred: Inferred | undefined;
}

const plans = new WeakMap<LayerDefinition, Map<string, Plan | undefined>>();

/** What is known of calls with a layer's settings and an input of some rank; the plan is made on first use. */
export function callsOf(definition: LayerDefinition, configured: Configured, rank: number, recipe: () => Recipe | undefined): Calls {
  const { calls } = configured;
  return (calls[rank] ??= { plan: planOf(definition, configured, rank, recipe), input: undefined, inferred: undefined });
}

function planOf(definition: LayerDefinition, configured: Configured, rank: number, recipe: () => Recipe | undefined): Plan | undefined {
  const key = variantOf(definition, configured, rank);
  let byVariant = plans.get(definition);
  if (!byVariant) plans.set(definition, (byVariant = new Map()));
  let plan = byVariant.get(key);
  if (plan === undefined && !byVariant.has(key)) {
    const chosen = recipe();
    plan = chosen && compilePlan(definition, configured, rank, chosen);
    byVariant.set(key, plan);
  }
  return plan;
}

/** Runs a plan; undefined where plain numbers are not enough. */
export function quick(plan: Plan, configured: Configured, input: Shape): Quick | undefined {
  try {
    return plan.run(configured.scope, input);
  } catch (error) {
    if (error === BAIL) return undefined;
    throw error;
  }
}

/** What decides which formulas apply: texts and flags among the settings, and the lengths of lists. */
function variantOf(definition: LayerDefinition, { settings, scope }: Configured, rank: number): string {
  let key = String(rank);
  for (const name of Object.keys(definition.settings)) {
    const value = settings[name];
    if (Array.isArray(value)) key += `,${value.length}`;
    else if (typeof value === 'string' || value === 0 || value === 1 || value === null) key += `,${value}`;
    else key += name in scope ? ',n' : ',';
  }
  return key;
}

/** Writes the function; undefined when something in the recipe has no plain form. */
function compilePlan(definition: LayerDefinition, { scope, settings }: Configured, rank: number, recipe: Recipe): Plan | undefined {
  const { reads, gives } = recipe;
  if (!reads || Array.isArray(reads) || Array.isArray(gives) || recipe.scope) return undefined;
  const variables = new Map<string, string | readonly string[]>();
  const raw = new Map<string, string | readonly string[]>();
  const lines: string[] = [];
  const used = namesUsed(recipe, definition);
  if (!readSettings(scope, used, variables, lines) || !readInput(reads as Pattern, rank, used, variables, raw, lines)) return undefined;
  for (const [name, f] of Object.entries(recipe.names ?? {})) if (!assign(name, f, variables, raw, lines)) return undefined;
  const rules = (recipe.rules ?? []).filter(({ only }) => !only || settings[only.on] === only.is);
  if (!writeRules(definition, rules.filter(({ holds }) => [...holds.names].every((name) => variables.has(name))), variables, lines, rank)) return undefined;
  for (const { name, only } of recipe.needs ?? []) {
    if (only && settings[only.on] !== only.is) continue;
    const needed = variables.get(name);
    if (needed === undefined) return undefined;
    for (const variable of [needed].flat()) lines.push(`need(${variable});`);
  }
  const output = sizesOf(gives as Pattern, variables, raw, 'give');
  const weights = Object.entries(recipe.weights ?? {}).filter(([, { when }]) => when === undefined || (scope[when] !== 0 && scope[when] !== undefined));
  const sizes = weights.map(([, weight]) => sizesOf(weight.shape, variables, new Map(), 'need'));
  if (!output || sizes.includes(undefined)) return undefined;
  lines.push(`return { output: [${output.join(', ')}], weights: [${sizes.map((weight) => `[${weight?.join(', ')}]`).join(', ')}] };`);
  const run = assemble(lines);
  return run && { run, weights, dtype: recipe.dtype ?? 'compute' };
}

/** Where a page forbids making functions, the formulas do all the work. */
function assemble(lines: readonly string[]): Plan['run'] | undefined {
  const names = Object.keys(runtime);
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- the text is made from our own declarations alone
    const make = new Function(...names, `return (s, x) => {\n${lines.join('\n')}\n};`) as (...args: unknown[]) => Plan['run'];
    return make(...Object.values(runtime));
  } catch {
    return undefined;
  }
}

function namesUsed(recipe: Recipe, definition: LayerDefinition): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (f: Formula): void => f.names.forEach((name) => used.add(name));
  for (const { name } of recipe.needs ?? []) used.add(name);
  for (const f of [...Object.values(recipe.names ?? {}), ...(recipe.rules ?? []).map((rule) => rule.holds), ...(definition.cautions ?? []).map((caution) => caution.when)]) add(f);
  for (const pattern of [recipe.gives as Pattern, ...Object.values(recipe.weights ?? {}).map((weight) => weight.shape)]) for (const axis of pattern.axes) if (axis.size.alias === undefined || pattern !== recipe.gives) add(axis.size);
  for (const axis of (recipe.gives as Pattern).axes) if (axis.size.alias !== undefined && !(recipe.reads as Pattern).axes.some((read) => read.size.alias === axis.size.alias)) add(axis.size);
  return used;
}

function readSettings(scope: Configured['scope'], used: ReadonlySet<string>, variables: Map<string, string | readonly string[]>, lines: string[]): boolean {
  for (const [name, value] of Object.entries(flatScope(scope))) {
    if (!used.has(name)) continue;
    if (!/^\w+$/.test(name)) return false;
    if (Array.isArray(value)) {
      const each = value.map((_, i) => `${name}_${i}`);
      lines.push(`const ${name}$ = s.${name};`, ...each.map((variable, i) => `const ${variable} = read(${name}$[${i}]);`));
      variables.set(name, each);
    } else {
      lines.push(`const ${name}$0 = read(s.${name});`);
      variables.set(name, `${name}$0`);
    }
  }
  return true;
}

function readInput(reads: Pattern, rank: number, used: ReadonlySet<string>, variables: Map<string, string | readonly string[]>, raw: Map<string, string | readonly string[]>, lines: string[]): boolean {
  const extra = rank - reads.axes.length;
  const hasSpread = reads.axes.some((axis) => axis.spread);
  if (hasSpread ? extra < -1 : extra !== 0) return false;
  let at = 0;
  for (const axis of reads.axes) {
    const name = axis.size.alias;
    if (name === undefined || !/^\w+$/.test(name) || (axis.count !== undefined && axis.count !== extra + 1)) return false;
    const places = Array.from({ length: axis.spread ? extra + 1 : 1 }, () => at++);
    const each = places.map((place) => `x[${place}]`);
    raw.set(name, axis.spread ? each : (each[0] ?? ''));
    if (!used.has(name)) continue;
    lines.push(...places.map((place) => `const x${place} = read(x[${place}]);`));
    variables.set(name, axis.spread ? places.map((place) => `x${place}`) : `x${places[0]}`);
  }
  return true;
}

function assign(name: string, f: Formula, variables: Map<string, string | readonly string[]>, raw: Map<string, string | readonly string[]>, lines: string[]): boolean {
  if (!/^\w+$/.test(name)) return false;
  raw.delete(name);
  const lengths = f.perAxis.flatMap((used) => (typeof variables.get(used) === 'object' ? [variables.get(used)?.length ?? 0] : []));
  const [length] = lengths;
  if (lengths.some((other) => other !== length)) return false;
  const count = length ?? 1;
  const each = Array.from({ length: count }, (_, i) => javascript(f.expr, variables, i));
  if (each.includes(undefined)) return false;
  lines.push(...each.map((text, i) => `const ${name}_${i} = ${text};`));
  variables.set(name, length === undefined ? `${name}_0` : each.map((_, i) => `${name}_${i}`));
  return true;
}

function writeRules(definition: LayerDefinition, rules: readonly Rule[], variables: Variables, lines: string[], rank: number): boolean {
  for (const { holds: condition } of rules) {
    const lengths = condition.perAxis.flatMap((name) => (typeof variables.get(name) === 'object' ? [variables.get(name)?.length ?? 0] : []));
    for (let i = 0; i < (lengths[0] ?? 1); i++) {
      const test = refutation(condition.expr, variables, i);
      if (test === undefined) return false;
      lines.push(`if (${test}) bail();`);
    }
  }
  // A caution is a matter of words: whatever may need one is left to the formulas.
  const withRank = new Map(variables).set('rank', String(rank));
  for (const caution of definition.cautions ?? []) {
    const test = refutation(caution.when.expr, withRank, 0);
    if (test === undefined) return false;
    lines.push(`if (!${test}) bail();`);
  }
  return true;
}

function sizesOf(pattern: Pattern, variables: Variables, raw: Variables, wrap: 'give' | 'need'): readonly string[] | undefined {
  const sizes: string[] = [];
  for (const axis of pattern.axes) {
    const { alias } = axis.size;
    const direct = alias === undefined ? undefined : raw.get(alias);
    if (direct !== undefined) {
      sizes.push(...(typeof direct === 'string' ? [direct] : direct));
      continue;
    }
    const variable = alias === undefined ? undefined : variables.get(alias);
    const lists = axis.size.perAxis.flatMap((name) => (typeof variables.get(name) === 'object' ? [variables.get(name)?.length ?? 0] : []));
    const count = typeof variable === 'object' ? variable.length : (lists[0] ?? 1);
    for (let i = 0; i < count; i++) {
      const text = javascript(axis.size.expr, variables, i);
      if (text === undefined) return undefined;
      sizes.push(`${wrap}(${text})`);
    }
  }
  return sizes;
}
