// One run of a script: what it printed, what went wrong, what is left of its budgets, and how to undo a branch.
// Invariant: nothing here knows a library; the library is handed in.

import { suggest, type Datum, type Fix, type Issue, type Severity } from '../../issues/index.ts';
import type { Source, Span } from '../tree/index.ts';
import { Call, exceptionClass, Instance, libraryException, objectClass, PyClass, Tuple, Unknown, type Changeable, type Func, type Module, type Value } from '../values/index.ts';
import type { Scope } from './scope.ts';

/** Steps that one statement at the top of the script may take: about a second. */
const STEPS_OF_A_STATEMENT = 500_000;
/** Steps of all statements together: about two seconds. */
const STEPS_OF_THE_SCRIPT = 1_500_000;
/** Steps of each statement when those are spent, so that a model behind long loops is still found. */
const STEPS_AFTERWARDS = 20_000;
/** Steps behind which nothing more is read. */
const MOST_STEPS = 2_000_000;
/** Steps that a loop may take that stands in no other: what is behind it matters more than its thousandth turn. */
const STEPS_OF_A_LOOP = 40_000;
/** Steps that are shared by all loops; of what is left each may take a part, but at least some turns. */
const STEPS_OF_ALL_LOOPS = 200_000;
const LEAST_OF_A_LOOP = 1000;
/** A loop inside another may take this part of what the outer one has left, so that the outer one comes to its next turn. */
const PART_OF_A_LOOP = 1 / 8;
/** In the call of a layer loops go over the layers inside it, and are as long as those are many: it may take this part. */
const PART_IN_A_LAYER = 1 / 2;
/** Items that are copied in the time of one step. */
const ITEMS_OF_A_STEP = 30;
/** Calls inside calls; Python stops at 1000, our own stack holds fewer. */
const DEEPEST_CALL = 180;
/** Expressions inside expressions and calls together. */
const DEEPEST_EVALUATION = 1400;
/** Items that a list, a text or a range that is walked may have. */
export const MOST_ITEMS = 1_000_000;
/** Characters that a script may print. */
const MOST_OUTPUT = 4_000_000;

/** A Python exception on its way up. */
export class Raised {
  readonly exception: Instance;
  readonly source: Source | undefined;
  readonly at: Span;
  /** The name that was surely meant by one that is not there. */
  readonly meant: string | undefined;
  constructor(exception: Instance, source: Source | undefined, at: Span, meant?: string) {
    this.meant = meant;
    this.exception = exception;
    this.source = source;
    this.at = at;
  }
}

/** What an exception of Keras stands for: its words here are our own, and not those that Python would print. */
export class Refusal {
  readonly message: string;
  /** What tells the same with its place, its reason and its fix; empty where nothing does. */
  readonly issues: readonly Issue[];
  constructor(message: string, issues: readonly Issue[]) {
    this.message = message;
    this.issues = issues;
  }
}

/** A budget that was spent: the statement at the top is given up. */
export class Spent {
  readonly budget: 'steps' | 'depth' | 'items';
  readonly source: Source | undefined;
  readonly at: Span;
  /** True when nothing is left for the rest of the script either. */
  readonly final: boolean;
  constructor(budget: Spent['budget'], source: Source | undefined, at: Span, final = false) {
    this.budget = budget;
    this.source = source;
    this.at = at;
    this.final = final;
  }
}

/** How far a loop has come. */
export interface LoopShare {
  /** True when its steps are used up. */
  readonly spent: boolean;
  /** True when something was printed since it began. */
  readonly printed: boolean;
}

/** A call of a function of the script. */
export interface Frame {
  readonly name: string;
  readonly source: Source;
  readonly scope: Scope;
  readonly func: Func | undefined;
  /** The first argument, for `super()`. */
  readonly self: Value | undefined;
  /** What is being evaluated. */
  at: Span;
  /** Values that a branch returned whose condition is not known. */
  readonly maybe: Value[];
  /** What a statement of a generator that is carried out as a whole has given. */
  readonly yields: Value[] | undefined;
  /** True when a `break` or `continue` depended on something that is not known. */
  doubtfulLoop: boolean;
  /** The exceptions that are being handled, for a bare `raise`. */
  readonly handling: Raised[];
}

/** What a loop leaves in doubt that was not followed to its end. */
export interface Doubtful {
  /** What the names in it stand for. */
  readonly values: readonly Value[];
  /** Of these what it freezes the items of. */
  readonly freezes: readonly Value[];
  readonly because: Unknown;
}

/** Where modules and built-in names come from. */
export interface Library {
  /** Takes note that a loop was not followed to its end. */
  readonly doubt?: (run: Run, what: Doubtful) => void;
  /** A built-in name, or undefined. */
  builtin(run: Run, name: string): Value | undefined;
  /** A module by its dotted name, or undefined when it is not known. */
  module(run: Run, name: string): Module | undefined;
}

/** What the parts of the run call each other by. */
export interface Machine {
  call(run: Run, callee: Value, call: Call): Value;
  /** Runs a script's module and gives its names; undefined when there is no such file. */
  load(run: Run, name: string): Module | undefined;
  /** Reads a module of the library that is written as Python; gives its names. */
  written(run: Run, name: string, text: string): ReadonlyMap<string, Value>;
}

/** The state of a run. */
export class Run {
  readonly library: Library;
  readonly machine: Machine;
  readonly frames: Frame[] = [];
  readonly issues: Issue[] = [];
  /** False when reading goes on behind an error: then a misspelt class is read as the one that was meant. */
  stops = true;
  /** What whoever reads the script says of names that are not known otherwise. */
  readonly told = new Map<string, Value>();
  readonly modules = new Map<string, Module>();
  readonly #output: string[] = [];
  #printed = 0;
  #steps = 0;
  #stepsLeft = STEPS_OF_A_STATEMENT;
  #depth = 0;
  #loopEnd: number | undefined;
  #granted = 0;
  /** How many calls of layers of the script's own it is in. */
  layerCalls = 0;
  #guards = 0;
  readonly #caught = new Set<Issue>();
  readonly #toldOf = new Set<object>();
  readonly #journal: Map<Changeable, unknown>[] = [];

  constructor(library: Library, machine: Machine) {
    this.library = library;
    this.machine = machine;
  }

  /** True where Keras's refusals are raised: where they end the script, and where the script is ready to catch them. */
  get raises(): boolean {
    return this.stops || this.#guards > 0;
  }

  /** Does something in a place where the script catches exceptions. */
  guarded<T>(action: () => T): T {
    this.#guards++;
    try {
      return action();
    } finally {
      this.#guards--;
    }
  }

  /** The script caught an exception: what tells of it is told no more. */
  forgive({ exception: { native } }: Raised): void {
    if (native instanceof Refusal) for (const issue of native.issues) this.#caught.add(issue);
  }

  /** True for an issue of an exception that the script caught. */
  isForgiven(issue: Issue): boolean {
    return this.#caught.has(issue);
  }

  /** The innermost call. */
  get frame(): Frame {
    const frame = this.frames.at(-1);
    if (!frame) throw new Error('a run has a frame while it runs');
    return frame;
  }

  /** Where the script is now. */
  get place(): { readonly source: Source | undefined; readonly at: Span } {
    // What goes wrong inside the library went wrong where the script called it.
    const frame = this.frames.findLast((one) => !one.source.isLibrary);
    return { source: frame?.source, at: frame?.at ?? { start: 0, end: 0 } };
  }

  /** The line where the script is now. */
  get line(): number {
    const { source, at } = this.place;
    return source?.line(at.start) ?? 0;
  }

  /** Every call that the script is in, the innermost first. */
  get chain(): readonly { readonly line: number; readonly name: string }[] {
    return this.frames.filter(({ source }) => !source.isLibrary).toReversed().map(({ source, at, name }) => ({ line: source.line(at.start), name }));
  }

  /** Counts steps: one for an expression or a statement, more for what takes longer. */
  step(count = 1): void {
    this.#steps += count;
    this.#stepsLeft -= count;
    if (this.#stepsLeft < 0) this.spend('steps', this.#steps > MOST_STEPS);
  }

  /** Counts the copying of many items, or letters, at once. */
  work(items: number): void {
    this.step(Math.floor(items / ITEMS_OF_A_STEP));
  }

  /** Gives a new statement at the top of the script its own share of steps. */
  refill(): void {
    this.#stepsLeft = Math.min(STEPS_OF_A_STATEMENT, Math.max(STEPS_OF_THE_SCRIPT - this.#steps, STEPS_AFTERWARDS), MOST_STEPS - this.#steps);
    this.#depth = 0;
  }

  /** Steps that count for no loop: those that it took to make part of a network. */
  grant(steps: number): void {
    this.#granted += steps;
  }

  /** Follows a loop, which has a share of steps of its own. */
  inLoop<T>(follow: (share: LoopShare) => T): T {
    const outer = this.#loopEnd;
    const now = this.#steps - this.#granted;
    const end = now + (outer === undefined ? Math.min(STEPS_OF_A_LOOP, Math.max(LEAST_OF_A_LOOP, (STEPS_OF_ALL_LOOPS - now) * PART_OF_A_LOOP)) : Math.max(0, outer - now) * (this.layerCalls > 0 ? PART_IN_A_LAYER : PART_OF_A_LOOP));
    const isSpent = (): boolean => this.#steps - this.#granted > end;
    const hasPrinted = (before: number): boolean => this.#printed > before;
    const printed = this.#printed;
    this.#loopEnd = end;
    try {
      return follow({ get spent() { return isSpent(); }, get printed() { return hasPrinted(printed); } });
    } finally {
      this.#loopEnd = outer;
    }
  }

  /** True the first time that something is to be told of a part of the script. */
  tellOnce(node: object): boolean {
    return this.#toldOf.size < this.#toldOf.add(node).size;
  }

  /** Stops the statement at the top of the script. */
  spend(budget: Spent['budget'], final = false): never {
    const { source, at } = this.place;
    throw new Spent(budget, source, at, final);
  }

  /** Goes one evaluation deeper; `leave` comes back. */
  enter(): void {
    if (++this.#depth > DEEPEST_EVALUATION) this.spend('depth');
  }

  /** Comes back from `enter`. */
  leave(): void {
    this.#depth--;
  }

  /** The depth now, to come back to after an exception. */
  get depth(): number {
    return this.#depth;
  }

  set depth(value: number) {
    this.#depth = value;
  }

  /** Begins a call of a function of the script. */
  push(frame: Frame): void {
    if (this.frames.length >= DEEPEST_CALL) this.spend('depth');
    this.frames.push(frame);
  }

  /** Calls any value. */
  call(callee: Value, args: readonly Value[] = [], kwargs?: ReadonlyMap<string, Value>): Value {
    return this.machine.call(this, callee, new Call(args, kwargs));
  }

  /** A Python exception to throw; `names` are those that are there, where one is not. */
  error(name: string, message: string, missing?: { readonly name: string; readonly names: Iterable<string> }): Raised {
    const { source, at } = this.place;
    return new Raised(this.exception(name, message), source, at, missing && suggest(missing.name, missing.names)[0]);
  }

  /** An exception object. */
  exception(name: string, ...args: readonly Value[]): Instance {
    const made = new Instance(exceptionClass(name) ?? libraryException(name) ?? exceptionClass('Exception') ?? objectClass);
    made.attrs.set('args', new Tuple(args));
    return made;
  }

  /** A refusal of Keras to throw; `issues` tell the same. With `exact` the words are Python's own. */
  refusal(name: string, message: string, issues: readonly Issue[] = [], exact = false): Raised {
    const exception = this.exception(name, exact ? message : this.unknown('says an error of Keras'));
    exception.native = new Refusal(message, issues);
    return this.raised(exception);
  }

  /** An exception object on its way up from here. */
  raised(exception: Instance): Raised {
    const { source, at } = this.place;
    return new Raised(exception, source, at);
  }

  /** A value that is not known, with the reason and the line. */
  unknown(reason: string, path?: string): Unknown {
    return new Unknown(`${reason}, line ${this.line}`, undefined, path);
  }

  /** Tells an issue at a place of the script, or where it is now. */
  report(code: string, severity: Severity, data: Readonly<Record<string, Datum>>, at?: Span, source: Source | undefined = this.place.source, raises?: string, fixes?: readonly Fix[]): Issue {
    const span = at ?? this.place.at;
    const range = source?.range(span);
    const issue: Issue = {
      code, severity, data,
      where: { ...(source?.file === undefined ? {} : { file: source.file }), ...(range && source ? { range, text: source.lineText(range.line) } : {}) },
      ...(raises === undefined ? {} : { raises }),
      ...(fixes === undefined ? {} : { fixes }),
    };
    this.issues.push(issue);
    return issue;
  }

  /** Prints, unless it is not known whether the script comes here at all. */
  print(text: string): void {
    if (this.tentative || this.#printed > MOST_OUTPUT) return;
    this.#printed += text.length;
    this.#output.push(text);
  }

  /** All that was printed. */
  get output(): string {
    return this.#output.join('');
  }

  /** True while a branch is followed whose condition is not known. */
  get tentative(): boolean {
    return this.#journal.length > 0;
  }

  /** Must be called before anything changes, so that a branch can be undone. */
  touch(changed: Changeable): void {
    const top = this.#journal.at(-1);
    if (top && !top.has(changed)) top.set(changed, changed.save());
  }

  /** Runs something and undoes what it changed; gives what changed, before and after. */
  tentatively<T>(action: () => T): { readonly result: T; readonly before: Map<Changeable, unknown>; readonly after: Map<Changeable, unknown> } {
    const before = new Map<Changeable, unknown>();
    this.#journal.push(before);
    try {
      const result = action();
      const after = new Map([...before.keys()].map((one) => [one, one.save()] as const));
      return { result, before, after };
    } finally {
      this.#journal.pop();
      for (const [changed, saved] of before) changed.restore(saved);
    }
  }

  /** True when a class is a built-in exception or inherits from one. */
  isException(cls: PyClass): boolean {
    const root = exceptionClass('BaseException');
    return root !== undefined && cls.isA(root);
  }
}
