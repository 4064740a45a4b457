// An operation in use: one call of `keras.ops.mean`, or of an operator. A layer without weights, named and numbered as Keras does.

import { toIssue, type Given, type OperationDefinition, type Raw } from '../layers/index.ts';
import type { Issue } from '../issues/index.ts';
import { Layer } from './layer.ts';
import type { Outcome } from './outcome.ts';
import type { Origin } from './origin.ts';
import type { Session } from './session.ts';
import { tensorsIn, type Argument } from './tensor.ts';

/** An operation with its settings, and the call that it was made for. */
export class Operation extends Layer {
  readonly operation: OperationDefinition;

  constructor(session: Session, operation: OperationDefinition, given: Given = {}, origin?: Origin, name?: string) {
    super(session, operation, given, origin, name);
    this.operation = operation;
  }

  protected override make(session: Session, given: Given, name: string): Layer {
    return new Operation(session, this.operation, given, this.origin, name);
  }

  /** The declaration looks at the arguments itself. */
  protected override checkForm(): Issue | undefined {
    return undefined;
  }
}

/** What a call of a function brings along: settings, and operands by place or by name. */
interface Bound {
  readonly given: Record<string, Raw>;
  readonly args: Argument[];
  readonly kwargs: Record<string, Argument>;
  /** What does not fit the function's parameters. */
  wrong: string | undefined;
}

/** Sorts the arguments of a call by the parameters of the function. */
function bind({ parameters, operands, rest, keywords }: OperationDefinition, given: readonly Argument[], named: Readonly<Record<string, Argument>>): Bound {
  const bound: Bound = { given: {}, args: [], kwargs: {}, wrong: undefined };
  const operand = (name: string, value: Argument): void => {
    // Operands keep their order; one that stands behind a gap goes by its name.
    if (operands.indexOf(name) === bound.args.length && Object.keys(bound.kwargs).length === 0) bound.args.push(value);
    else bound.kwargs[name] = value;
  };
  const taken = new Set<string>();
  const put = (name: string, value: Argument): void => {
    taken.add(name);
    if (operands.includes(name)) operand(name, value);
    else bound.given[name] = value;
  };
  const places = rest === undefined ? parameters.length : parameters.indexOf(rest);
  if (rest === undefined && given.length > places) bound.wrong = `${given.length} arguments are given`;
  given.slice(0, places).forEach((value, i) => put(parameters[i] ?? '', value));
  if (rest !== undefined) bound.args.push(...given.slice(places));
  const order = (name: string): number => parameters.indexOf(name) >>> 0;
  for (const [name, value] of Object.entries(named).toSorted(([a], [b]) => order(a) - order(b))) {
    if (taken.has(name)) bound.wrong = `\`${name}\` is given twice`;
    else if (parameters.includes(name) && name !== rest) put(name, value);
    else if (keywords) bound.kwargs[name] = value;
    else bound.wrong = `there is no \`${name}\``;
  }
  return bound;
}

/** Makes an operation and calls it. */
export function callOperation(session: Session, definition: OperationDefinition, args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>, origin: Origin | undefined): Outcome {
  const bound = bind(definition, args, kwargs);
  const made = new Operation(session, definition, bound.given, origin);
  if (bound.wrong !== undefined) made.report(toIssue({ trouble: 'operation-arguments', raises: 'TypeError', data: { class: definition.function, expected: `(${definition.parameters.join(', ')})`, found: bound.wrong } }));
  const tensors = [...bound.args, ...Object.values(bound.kwargs)].flatMap(tensorsIn);
  if (tensors.length === 0) made.report(toIssue({ trouble: 'input-count', data: { class: definition.name, expected: 'an', found: 0 } }));
  return made.call(bound.args, bound.kwargs, origin);
}
