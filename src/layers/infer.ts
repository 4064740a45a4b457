// What a call of a layer gives: output shapes, weights, and what is wrong, from the declaration's formulas.
// Invariant: never throws for what a person wrote; a size that cannot be told is unknown for a reason.

import { axisNames } from './axis-names.ts';
import { derive, evaluate, exact, holds, isUnknown, sizeText, unknown, type Formula, type Scope, type Size, type Value } from '../formula/index.ts';
import type { Datum, Issue } from '../issues/index.ts';
import { bind, channelsFirst, fill, isFloating, shapeText, type DType, type Pattern, type Shape } from '../shape/index.ts';
import { flatScope, pick, rulesOfSettings, type Configured } from './configure.ts';
import { callsOf, quick } from './plan.ts';
import { alternatives, type CallPart, type DeclaredWeight, type InputSpec, type LayerDefinition, type Need, type Recipe, type Rule, type Trouble, type Weight } from './define.ts';
import type { Parts } from './inner.ts';
import { isTrouble, toIssue } from './trouble.ts';
import { inOrder, misfit, weightIssue, weightOf, type WeightSpec } from './weight-spec.ts';

/** What one call of a layer gives. */
export interface Inferred {
  /** The formulas that applied; undefined when none could be chosen. */
  readonly recipe: Recipe | undefined;
  /** What every name in them stands for. */
  readonly scope: Scope;
  readonly outputs: readonly InputSpec[];
  readonly weights: readonly WeightSpec[];
  /** Sizes that later calls have to agree with, by name. */
  readonly fixed: Readonly<Record<string, Value>>;
  readonly issues: readonly Issue[];
}

/** Sizes that the first call fixed. */
export type Fixed = Readonly<Record<string, Value>>;

/** The arguments of a call by name. */
export type Call = Readonly<Record<string, CallPart>>;

/** The layers inside, and whether only weights are wanted. */
export interface Within {
  readonly parts: Parts;
  readonly building: boolean;
}

const ALONE: Within = { parts: {}, building: false };

/** Infers one call. `fixed` are the sizes that an earlier call fixed; then no weights are made. */
export function infer(definition: LayerDefinition, configured: Configured, inputs: readonly InputSpec[], fixed?: Fixed, call?: Call, within: Within = ALONE): Inferred {
  if (definition.inputs === 'each' && !definition.choose && inputs.length > 1) return inferEach(definition, configured, inputs);
  return (fixed ? undefined : inferQuickly(definition, configured, inputs)) ?? inferExactly(definition, configured, inputs, fixed, call, within);
}

/** Why a layer passes here and fails when it is run. */
function laterTrouble({ runs }: LayerDefinition, { settings }: Configured, inputs: readonly InputSpec[]): Trouble | undefined {
  const sizes = inputs.length === 1 ? inputs[0]?.shape : undefined;
  const later = sizes && runs?.(sizes, settings);
  return later && isTrouble(later) ? later : undefined;
}

/** A call that reads its tensors one by one. */
function inferEach(definition: LayerDefinition, configured: Configured, inputs: readonly InputSpec[]): Inferred {
  const all = inputs.map((input) => infer(definition, configured, [input]));
  const first = all[0] ?? lost(definition, configured, inputs, []);
  // A warning speaks of the only input of a layer, not of what comes beside it.
  return { recipe: first.recipe, scope: first.scope, weights: [], fixed: first.fixed, outputs: all.flatMap((one) => one.outputs), issues: all.flatMap((one) => one.issues.filter(({ severity }) => severity !== 'warning')) };
}

/** A call whose sizes are plain numbers: the formulas are only asked when somebody wants to know why. */
class QuickInferred implements Inferred {
  readonly outputs: readonly InputSpec[];
  readonly weights: readonly WeightSpec[];
  readonly issues: readonly Issue[] = [];
  readonly #exactly: () => Inferred;
  #known: Inferred | undefined;

  constructor(outputs: readonly InputSpec[], weights: readonly WeightSpec[], exactly: () => Inferred) {
    this.outputs = outputs;
    this.weights = weights;
    this.#exactly = exactly;
  }

  get recipe(): Recipe | undefined {
    return (this.#known ??= this.#exactly()).recipe;
  }

  get scope(): Scope {
    return (this.#known ??= this.#exactly()).scope;
  }

  get fixed(): Fixed {
    return (this.#known ??= this.#exactly()).fixed;
  }
}

/** True when plain numbers answered, and no formula was asked. */
export const wasQuick = (inferred: Inferred): boolean => inferred instanceof QuickInferred;

/** True when formulas were found for a call; asks nothing that the fast way left open. */
export const wasChosen = (inferred: Inferred): boolean => inferred instanceof QuickInferred || inferred.recipe !== undefined;

function inferQuickly(definition: LayerDefinition, configured: Configured, inputs: readonly InputSpec[]): Inferred | undefined {
  const [input] = inputs;
  if (definition.choose || inputs.length !== 1 || !input?.shape) return undefined;
  const { shape, dtype } = input;
  const before = configured.calls[shape.length];
  if (before?.input?.dtype === dtype && sameSizes(before.input.shape, shape)) return before.inferred;
  // Only what is said of the tensor: an answer that is kept must not keep the network that it stands in.
  const spec = { shape, dtype };
  const alone = [spec];
  if (configured.broken.length > 0 || laterTrouble(definition, configured, alone) || definition.special?.(configured.settings, configured.policy, alone)) return undefined;
  const known = callsOf(definition, configured, shape.length, () => {
    const recipe = recipeOf(definition, configured, alone, ALONE);
    return isTrouble(recipe) ? undefined : recipe;
  });
  const { plan } = known;
  const sizes = plan && quick(plan, configured, shape);
  if (!sizes) return undefined;
  const weights: WeightSpec[] = [];
  for (const [name, weight] of plan.weights) {
    const made = weightOf(name, weight, sizes.weights[weights.length] ?? [], configured);
    if (misfit(made, weight, configured)) return undefined;
    weights.push(made);
  }
  const inferred = new QuickInferred([{ shape: sizes.output, dtype: dtypeOf(plan.dtype, configured, alone) }], inOrder(weights), () => inferExactly(definition, configured, alone));
  known.input = spec;
  known.inferred = inferred;
  return inferred;
}

function sameSizes(a: Shape, b: Shape): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}

/** Infers one call by its formulas, whatever is unknown or wrong. */
export function inferExactly(definition: LayerDefinition, configured: Configured, inputs: readonly InputSpec[], fixed?: Fixed, call?: Call, within: Within = ALONE): Inferred {
  const recipe = recipeOf(definition, configured, inputs, within, call);
  if (isTrouble(recipe)) return lost(definition, configured, inputs, [toIssue(recipe, definition.name), ...issuesInside(recipe)]);
  const issues: Issue[] = [];
  const scope: Record<string, Value> = { ...flatScope(configured.scope), ...brokenScope(definition, configured), ...recipe.scope };
  const patterns = recipe.reads === undefined ? [] : Array.isArray(recipe.reads) ? (recipe.reads as readonly Pattern[]) : [recipe.reads as Pattern];

  let blind = recipe.blind === true;
  for (const [i, pattern] of patterns.entries()) {
    const shape = inputs[i]?.shape;
    if (!shape && pattern.axes.some((axis) => axis.spread && axis.count === undefined)) blind = true;
    if (shape && bind(pattern, shape, scope)) continue;
    if (shape) issues.push(rankIssue(definition, pattern, shape));
    const why = shape ? `the input of ${definition.name} does not have ${pattern.axes.length} axes` : 'the shape of the input is unknown';
    if (!bind(pattern, unknownShape(pattern, why), scope)) return lost(definition, configured, inputs, issues);
  }
  if (definition.fixesRank) scope[AXES] = inputs[0]?.shape?.length ?? null;
  if (fixed) issues.push(...changed(definition, fixed, scope, inputs));
  for (const need of recipe.needs ?? []) if ((!fixed || need.always) && lacks(need, scope, configured)) issues.push(needIssue(definition, need, inputs));
  issues.push(...issuesInside(recipe));
  for (const [name, f] of Object.entries(recipe.names ?? {})) scope[name] = evaluate(f, scope);
  const told = rulesOfSettings(definition);
  for (const rule of recipe.rules ?? []) {
    if ((rule.only && configured.settings[rule.only.on] !== rule.only.is) || !speaksOfKnown(rule, scope) || told.includes(rule)) continue;
    if (holds(rule.holds, scope) === false) issues.push(breach(definition, rule, recipe, scope, inputs));
  }

  const later = laterTrouble(definition, configured, inputs);
  if (later) issues.push({ ...toIssue(later, definition.name), severity: 'warning' });
  for (const caution of definition.cautions ?? []) {
    if (holds(caution.when, { ...scope, rank: inputs[0]?.shape?.length ?? null }) === true)
      issues.push({ code: caution.code, severity: caution.note ? 'note' : 'warning', where: {}, data: { class: definition.name, shape: shapeText(inputs[0]?.shape) } });
  }

  const gives = Array.isArray(recipe.gives) ? (recipe.gives as readonly Pattern[]) : [recipe.gives as Pattern];
  const outputs = gives.map((pattern, i) => ({ shape: blind || recipe.hidden?.[i] ? undefined : (fill(pattern, scope) as Shape), dtype: recipe.dtypes?.[i] ?? dtypeOf(recipe.dtype ?? 'compute', configured, inputs) }));
  issues.push(...outputs.flatMap(({ shape }) => (shape ? negative(definition, shape) : [])));
  if (fixed) return { recipe, scope, outputs, weights: [], fixed, issues };
  const weights: WeightSpec[] = [];
  for (const [name, weight] of Object.entries(recipe.weights ?? {})) {
    if (weight.when !== undefined && (scope[weight.when] === 0 || scope[weight.when] === undefined)) continue;
    const made = weightOf(name, weight, fill(weight.shape, scope), configured);
    const bad = weightIssue(made, inputs) ?? misfit(made, weight, configured);
    if (bad) issues.push(bad);
    weights.push(made);
  }
  return { recipe, scope, outputs, weights: inOrder(weights), fixed: fixedBy(definition, recipe, patterns, scope), issues };
}

/** A rule that speaks of a setting that is None says nothing. */
const speaksOfKnown = (rule: Rule, scope: Scope): boolean => [...rule.holds.names].every((name) => name in scope);

const issuesInside = ({ inside = [] }: Recipe | Trouble): readonly Issue[] => inside.flatMap(({ inferred }) => inferred.issues);

function lacks({ name, only }: Need, scope: Scope, { settings }: Configured): boolean {
  const value = scope[name];
  return (!only || settings[only.on] === only.is) && (value === null || (Array.isArray(value) && value.includes(null)));
}

const needIssue = (definition: LayerDefinition, { name, code, only, warns }: Need, inputs: readonly InputSpec[]): Issue => ({
  code, severity: warns ? 'warning' : 'error', raises: 'ValueError', where: only ? { setting: only.on } : {},
  data: { class: definition.name, size: name, shape: shapeText(inputs[0]?.shape) },
});

function negative(definition: LayerDefinition, shape: Shape): readonly Issue[] {
  return shape.some((size) => (exact(size) ?? 0n) < 0n) ? [toIssue({ trouble: 'size-negative', data: { class: definition.name, shape: shapeText(shape) } })] : [];
}

/** The formulas that apply: what the declaration chooses for these settings and inputs. */
function recipeOf(definition: LayerDefinition, configured: Configured, inputs: readonly InputSpec[], within: Within, call?: Call): Recipe | Trouble {
  const { settings } = configured;
  if (definition.choose) {
    const shapes = inputs.flatMap(({ shape }) => (shape ? [shape] : []));
    if (shapes.length < inputs.length || configured.broken.some((name) => !definition.sizes?.includes(name))) return { trouble: '' };
    const known = configured.broken.length === 0 ? settings : Object.assign(Object.create(settings) as Record<string, unknown>, brokenScope(definition, configured));
    return definition.choose({ settings: known, inputs, shapes, policy: configured.policy, call: call ?? (inputs.length === 1 && inputs[0] ? { inputs: inputs[0] } : {}), ...within });
  }
  const special = configured.broken.length > 0 ? undefined : definition.special?.(settings, configured.policy, inputs);
  if (special && isTrouble(special)) return special;
  const ordered = (pattern: Pattern): Pattern => (definition.orderedBy !== undefined && settings[definition.orderedBy] === 'channels_first' ? channelsFirst(pattern) : pattern);
  const reads = definition.reads === undefined ? undefined : pick(definition.reads, settings);
  const gives = definition.gives === undefined ? undefined : pick<Pattern | readonly Pattern[]>(definition.gives, settings);
  if (!gives) return { trouble: '' };
  const names: Record<string, NonNullable<Recipe['names']>[string]> = {};
  for (const [name, declared] of Object.entries(definition.names ?? {})) names[name] = pick(declared, settings) ?? unreadable(alternatives(declared)[0]);
  const textbook = definition.textbook === undefined ? undefined : pick(definition.textbook, settings);
  const macs = definition.macs === undefined ? undefined : pick(definition.macs, settings);
  const border = definition.border === undefined ? undefined : pick(definition.border, settings);
  const sweep = definition.sweep === undefined ? undefined : pick(definition.sweep, settings);
  return {
    names,
    gives: Array.isArray(gives) ? (gives as readonly Pattern[]).map(ordered) : ordered(gives as Pattern),
    ...(reads ? { reads: ordered(reads) } : {}),
    ...(definition.weights ? { weights: weightsOf(definition.weights, settings) } : {}),
    ...(definition.rules ? { rules: definition.rules } : {}),
    ...(definition.needs ? { needs: definition.needs } : {}),
    // The textbook counts the weights that are declared, not those that stand in for them.
    ...(textbook && !special?.weights ? { textbook } : {}),
    ...(macs ? { macs } : {}),
    ...(border ? { border } : {}),
    ...(sweep ? { sweep } : {}),
    ...(definition.dtype === undefined ? {} : { dtype: definition.dtype }),
    ...special,
  };
}

/** The weights with the shapes that the settings choose. */
function weightsOf(declared: Readonly<Record<string, DeclaredWeight>>, settings: Configured['settings']): Readonly<Record<string, Weight>> {
  const all: Record<string, Weight> = {};
  for (const [name, weight] of Object.entries(declared)) {
    const shape = pick(weight.shape, settings);
    if (shape) all[name] = { ...weight, shape };
  }
  return all;
}

/** Stands for a size whose formula depends on a setting that could not be read; it has the axes of the others. */
const unreadable = (other: Formula | undefined): Formula => ({
  text: '?', expr: unknown('a setting that it depends on cannot be read'), names: new Set(), perAxis: other?.perAxis ?? [], run: () => NaN, alias: undefined,
});

/** Settings that could not be read, as unknown sizes; per axis where they hold one number per axis. */
function brokenScope(definition: LayerDefinition, { broken, issues }: Configured): Scope {
  if (broken.length === 0) return {};
  return Object.fromEntries(
    broken.flatMap((name) => {
      const because = issues.find((issue) => issue.where.setting === name && issue.code === 'value-unknown')?.data['because'];
      const size = unknown(typeof because === 'string' ? because : `\`${name}\` cannot be read`);
      const setting = definition.settings[name];
      const control = setting?.control;
      const value = control && 'axes' in control ? Array.from({ length: control.axes }, () => size) : size;
      return [name, ...(setting?.also ?? [])].map((one) => [one, value]);
    }),
  );
}

const unknownShape = (pattern: Pattern, why: string): Shape =>
  pattern.axes.flatMap((axis) => Array.from({ length: axis.spread ? (axis.count ?? 0) : 1 }, () => unknown(why)));

/** A call about which nothing can be computed: its outputs are unknown, not even their number of axes. */
function lost(definition: LayerDefinition, configured: Configured, inputs: readonly InputSpec[], issues: readonly Issue[]): Inferred {
  return {
    recipe: undefined, scope: flatScope(configured.scope), weights: [], fixed: {},
    outputs: [{ shape: undefined, dtype: dtypeOf(definition.dtype ?? 'compute', configured, inputs) }],
    issues: issues.filter((issue) => issue.code !== ''),
  };
}

function dtypeOf(rule: NonNullable<Recipe['dtype']>, { policy, settings }: Configured, inputs: readonly InputSpec[]): DType {
  if (rule === 'compute') return policy.compute;
  if (rule !== 'input') return rule;
  const dtype = inputs[0]?.dtype ?? policy.compute;
  return isFloating(dtype) && settings['autocast'] !== 0 ? policy.compute : dtype;
}

/** Stands for the number of axes among the sizes that are fixed. */
const AXES = 'the number of axes';

/** The sizes of the input that a layer's weights depend on: later calls must agree. */
function fixedBy(definition: LayerDefinition, recipe: Recipe, patterns: readonly Pattern[], scope: Scope): Fixed {
  const read = new Set(patterns.flatMap((pattern) => pattern.axes.flatMap((axis) => axis.size.alias ?? [])));
  const needed = new Set(recipe.fixes ?? (definition.fixes === 'nothing' ? [] : definition.fixes));
  if (definition.fixesRank) needed.add(AXES);
  if (!recipe.fixes) for (const weight of Object.values(recipe.weights ?? {})) for (const axis of weight.shape.axes) for (const name of axis.size.names) if (read.has(name)) needed.add(name);
  return Object.fromEntries([...needed].flatMap((name) => (scope[name] === undefined ? [] : [[name, scope[name]]])));
}

function changed(definition: LayerDefinition, fixed: Fixed, scope: Scope, inputs: readonly InputSpec[]): readonly Issue[] {
  const severity = definition.fixes === 'nothing' ? 'warning' : 'error';
  return Object.entries(fixed).flatMap(([name, before]) => {
    const now = scope[name];
    if (now === undefined || agrees(before, now)) return [];
    return [{ code: 'input-changed', severity, raises: 'ValueError', where: {}, data: { axis: name, built: valueText(before), found: valueText(now), shape: shapeText(inputs[0]?.shape) } } as const];
  });
}

const valueText = (value: Value): string => (Array.isArray(value) ? shapeText(value as Shape) : sizeText(value as Size));

/** None agrees with everything, as in Keras's input specification. */
function agrees(before: Value, now: Value): boolean {
  if (Array.isArray(before) && Array.isArray(now)) return before.length === now.length && before.every((size, i) => agrees(size as Size, (now as readonly Size[])[i] ?? null));
  return before === null || now === null || typeof before !== 'number' || typeof now !== 'number' || before === now;
}

function rankIssue(definition: LayerDefinition, pattern: Pattern, shape: Shape): Issue {
  return {
    code: 'input-rank', severity: 'error', raises: 'ValueError', where: {},
    data: { class: definition.name, expected: `(${pattern.axes.map((axis) => axisText(axis)).join(', ')})`, found: shape.length, shape: shapeText(shape), hint: null },
  };
}

const axisText = (axis: Pattern['axes'][number]): string => (axis.count === undefined ? `${axis.spread ? '...' : ''}${axis.size.text}` : (axisNames[axis.count] ?? [axis.size.text]).join(', '));

/** The issue of a broken rule, with the computation that shows it; the size it makes impossible becomes unknown. */
function breach(definition: LayerDefinition, rule: Rule, recipe: Recipe, scope: Record<string, Value>, inputs: readonly InputSpec[]): Issue {
  const shown = rule.shows === undefined ? undefined : recipe.names?.[rule.shows];
  const values = rule.shows === undefined ? undefined : scope[rule.shows];
  const axis = Array.isArray(values) ? (values as readonly Size[]).findIndex((_, i) => holds(rule.holds, at(scope, i)) === false) : 0;
  const data: Record<string, Datum> = { class: definition.name, because: rule.because ?? rule.holds.text };
  for (const [name, value] of Object.entries(at(scope, axis))) data[name] = valueText(value);
  if (rule.setting !== undefined) data['window'] = data[rule.setting] ?? null;
  Object.assign(data, { shape: shapeText(inputs[0]?.shape), rank: inputs[0]?.shape?.length ?? null }, rule.data);
  const because = shown && derive(shown, scope, axis);
  if (Array.isArray(values) && because && rule.shows !== undefined) {
    data['axis'] = axisNames[values.length]?.[axis] ?? `axis ${axis + 1}`;
    data['answer'] = because.answer;
    const impossible = unknown(`the ${data['axis']} of an earlier output is not possible`);
    scope[rule.shows] = (values as readonly Size[]).map((size, i) => (holds(rule.holds, at(scope, i)) === false && !isUnknown(size) ? impossible : size));
  }
  if (because && rule.shows !== undefined && !Array.isArray(values)) scope[rule.shows] = unknown(`${rule.shows} of an earlier output is not possible`);
  return { code: rule.code ?? 'setting-disagrees', severity: 'error', raises: 'ValueError', where: rule.setting === undefined ? {} : { setting: rule.setting }, data, ...(because ? { because } : {}) };
}

/** The scope as one axis sees it. */
const at = (scope: Scope, axis: number): Scope => Object.fromEntries(Object.entries(scope).map(([name, value]) => [name, Array.isArray(value) ? ((value as readonly Size[])[axis] ?? null) : value]));
