// Writes our tree and py-ast's as the same text, so that one can be held against the other.

import { parse } from 'py-ast';
import type { Argument, Block, Expression, Field, Parameter, Pattern, Statement } from './nodes.ts';
import type { Script } from './index.ts';

type Theirs = Readonly<Record<string, unknown>> & { readonly nodeType: string };

const join = (kind: string, ...parts: readonly string[]): string => `(${[kind, ...parts].join(' ')})`;
const list = (parts: readonly string[]): string => `[${parts.join(' ')}]`;

/** Our tree as text. */
export function ourText(script: Script): string {
  const at = (node: { start: number; end: number }): string => {
    const { line, column, endLine, endColumn } = script.source.range(node);
    return `${line}:${column - 1}-${endLine}:${endColumn - 1}`;
  };
  const block = (body: Block): string => list(body.map(statement));
  const maybe = (one: Expression | undefined): string => (one ? expression(one) : '-');
  const args = (all: readonly Argument[]): string =>
    list([
      ...all.filter((one) => one.name === undefined && one.star !== '**').map((one) => (one.star ? join('Starred', expression(one.value)) : expression(one.value))),
      ...all.filter((one) => one.name !== undefined || one.star === '**').map((one) => `${one.name ?? '**'}=${expression(one.value)}`),
    ]);
  const parameters = (all: readonly Parameter[]): string =>
    list((['positional', 'normal', '*', 'keyword', '**'] as const).flatMap((kind) => all.filter((one) => one.kind === kind).map((one) => `${kind}:${one.name}=${maybe(one.fallback)}`)));
  const fields = (parts: readonly (string | Field)[]): string =>
    merged(parts.map((part) => (typeof part === 'string' ? part : [join('Field', expression(part.value), part.conversion ?? '-', part.spec ? fields(part.spec) : '-')])));

  function expression(node: Expression): string {
    switch (node.kind) {
      case 'Name':
        return node.id;
      case 'Constant':
        return JSON.stringify(typeof node.value === 'bigint' ? Number(node.value) : node.value);
      case 'Float':
        return JSON.stringify(node.value);
      case 'Imaginary':
        return 'complex';
      case 'Bytes':
        return JSON.stringify(node.value);
      case 'Ellipsis':
        return '"..."';
      case 'JoinedStr':
        return join('JoinedStr', fields(node.parts));
      case 'BinOp':
        return join('BinOp', node.op, expression(node.left), expression(node.right));
      case 'BoolOp':
        return join(node.op, ...node.values.map(expression));
      case 'UnaryOp':
        return join('UnaryOp', node.op, expression(node.operand));
      case 'Compare':
        return join('Compare', expression(node.left), ...node.ops.flatMap((op, i) => [op.replace(' ', ''), maybe(node.comparators[i])]));
      case 'IfExp':
        return join('IfExp', expression(node.test), expression(node.body), expression(node.orelse));
      case 'Lambda':
        return join('Lambda', parameters(node.params), expression(node.body));
      case 'NamedExpr':
        return join('NamedExpr', node.target.name, expression(node.value));
      case 'Call':
        return join('Call', at(node), expression(node.func), args(node.args));
      case 'Attribute':
        return join('Attribute', expression(node.value), node.attr.name);
      case 'Subscript':
        return join('Subscript', expression(node.value), expression(node.index));
      case 'Slice':
        return join('Slice', maybe(node.lower), maybe(node.upper), maybe(node.step));
      case 'Starred':
      case 'Await':
      case 'YieldFrom':
        return join(node.kind, expression(node.value));
      case 'Yield':
        return join('Yield', maybe(node.value));
      case 'List':
      case 'Tuple':
      case 'Set':
        return join(node.kind, ...node.items.map(expression));
      case 'Dict':
        return join('Dict', ...node.entries.map((entry) => `${entry.key ? expression(entry.key) : '**'}:${expression(entry.value)}`));
      case 'Comprehension':
        return join(node.form, expression(node.element), maybe(node.value), ...node.clauses.map((clause) => join('for', expression(clause.target), expression(clause.iter), ...clause.conditions.map(expression))));
      case 'Missing':
        return 'MISSING';
    }
  }

  function pattern(node: Pattern): string {
    switch (node.kind) {
      case 'Value':
        return expression(node.value);
      case 'Capture':
        return join('as', node.name ?? '-', node.pattern ? pattern(node.pattern) : '-');
      case 'Sequence':
        return list(node.items.map(pattern));
      case 'Star':
        return join('*', node.name ?? '-');
      case 'Mapping':
        return join('{}', ...node.entries.map((entry) => `${expression(entry.key)}:${pattern(entry.pattern)}`), node.rest ?? '-');
      case 'Class':
        return join('class', expression(node.cls), ...node.args.map((arg) => `${arg.name ?? ''}=${pattern(arg.pattern)}`));
      case 'Or':
        return join('|', ...node.patterns.map(pattern));
    }
  }

  function statement(node: Statement): string {
    const kind = `${node.kind}@${at(node)}`;
    switch (node.kind) {
      case 'Expr':
        return join(kind, expression(node.value));
      case 'Assign':
        return join(kind, list(node.targets.map(expression)), expression(node.value));
      case 'AugAssign':
        return join(kind, expression(node.target), node.op, expression(node.value));
      case 'AnnAssign':
        return join(kind, expression(node.target), expression(node.annotation), maybe(node.value));
      case 'For':
        return join(kind, expression(node.target), expression(node.iter), block(node.body), block(node.orelse));
      case 'While':
      case 'If':
        return join(kind, expression(node.test), block(node.body), block(node.orelse));
      case 'With':
        return join(kind, ...node.items.map((item) => join('item', expression(item.value), maybe(item.as))), block(node.body));
      case 'Try':
        return join(kind, block(node.body), ...node.handlers.map((one) => join('except', maybe(one.type), one.name ?? '-', block(one.body))), block(node.orelse), block(node.finalbody));
      case 'Match':
        return join(kind, expression(node.subject), ...node.cases.map((one) => join('case', pattern(one.pattern), maybe(one.guard), block(one.body))));
      case 'FunctionDef':
        return join('FunctionDef', node.name.name, parameters(node.params), list(node.decorators.map(expression)), block(node.body));
      case 'ClassDef':
        return join('ClassDef', node.name.name, args(node.args), list(node.decorators.map(expression)), block(node.body));
      case 'Return':
        return join(kind, maybe(node.value));
      case 'Raise':
        return join(kind, maybe(node.value), maybe(node.cause));
      case 'Assert':
        return join(kind, expression(node.test), maybe(node.message));
      case 'Delete':
        return join(kind, ...node.targets.map(expression));
      case 'Import':
        return join(kind, ...node.names.map((one) => `${one.name}>${one.as ?? ''}`));
      case 'ImportFrom':
        return join(kind, `${'.'.repeat(node.level)}${node.module}`, ...node.names.map((one) => `${one.name}>${one.as ?? ''}`));
      case 'Global':
      case 'Nonlocal':
        return join(kind, ...node.names);
      default:
        return join(kind);
    }
  }
  return script.body.map(statement).join('\n');
}

/** Parts of an f-string: neighbouring texts are one. */
function merged(parts: readonly (string | readonly string[])[]): string {
  const out: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') out.push(JSON.stringify(text));
    text = '';
  };
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      flush();
      out.push(...part);
    }
  }
  flush();
  return list(out);
}

const BINARY: Readonly<Record<string, string>> = { Add: '+', Sub: '-', Mult: '*', Div: '/', FloorDiv: '//', Mod: '%', Pow: '**', MatMult: '@', LShift: '<<', RShift: '>>', BitAnd: '&', BitOr: '|', BitXor: '^' };
const UNARY: Readonly<Record<string, string>> = { UAdd: '+', USub: '-', Invert: '~', Not: 'not' };
const COMPARE: Readonly<Record<string, string>> = { Eq: '==', NotEq: '!=', Lt: '<', LtE: '<=', Gt: '>', GtE: '>=', Is: 'is', IsNot: 'isnot', In: 'in', NotIn: 'notin' };

/** py-ast's tree of a text, as the same text. */
export function theirText(text: string): string {
  const module = parse(text) as unknown as { body: Theirs[] };
  return module.body.map(write).join('\n');
}

const nodes = (value: unknown): readonly Theirs[] => (Array.isArray(value) ? (value as Theirs[]) : []);
const opt = (value: unknown): string => (value === undefined || value === null ? '-' : write(value as Theirs));
const place = (node: Theirs): string => `${String(node['lineno'])}:${String(node['col_offset'])}-${String(node['end_lineno'])}:${String(node['end_col_offset'])}`;
const body = (value: unknown): string => list(nodes(value).map(write));
const opName = (value: unknown): string => (value as Theirs).nodeType;

function callArgs(node: Theirs, positional: string): string {
  return list([...nodes(node[positional]).map(write), ...nodes(node['keywords']).map((one) => `${String(one['arg'] ?? '**')}=${opt(one['value'])}`)]);
}

function theirParameters(value: unknown): string {
  const all = value as Theirs;
  const positional = nodes(all['posonlyargs']);
  const normal = nodes(all['args']);
  const defaults = nodes(all['defaults']);
  const start = positional.length + normal.length - defaults.length;
  const one = (kind: string, arg: Theirs, fallback: unknown): string => `${kind}:${String(arg['arg'])}=${opt(fallback)}`;
  return list([
    ...positional.map((arg, i) => one('positional', arg, defaults[i - start])),
    ...normal.map((arg, i) => one('normal', arg, defaults[i + positional.length - start])),
    ...(all['vararg'] ? [one('*', all['vararg'] as Theirs, undefined)] : []),
    ...nodes(all['kwonlyargs']).map((arg, i) => one('keyword', arg, (all['kw_defaults'] as unknown[])[i])),
    ...(all['kwarg'] ? [one('**', all['kwarg'] as Theirs, undefined)] : []),
  ]);
}

function joined(value: unknown): string {
  return merged(
    nodes((value as Theirs)['values']).map((one) => {
      if (one.nodeType === 'Constant') return String(one['value']);
      const conversion = Number(one['conversion']);
      return [join('Field', opt(one['value']), conversion > 0 ? String.fromCharCode(conversion) : '-', one['format_spec'] ? joined(one['format_spec']) : '-')];
    }),
  );
}

function constant(value: unknown): string {
  if (typeof value === 'bigint') return JSON.stringify(Number(value));
  if (typeof value === 'object' && value !== null) return 'complex';
  return JSON.stringify(value);
}

function write(node: Theirs): string {
  const kind = `${node.nodeType}@${place(node)}`;
  const [value, target, test] = [node['value'], node['target'], node['test']];
  switch (node.nodeType) {
    case 'Name':
      return String(node['id']);
    case 'Constant':
      return constant(value);
    case 'JoinedStr':
      return nodes(node['values']).every((one) => one.nodeType === 'Constant') ? constant(nodes(node['values']).map((one) => String(one['value'])).join('')) : join('JoinedStr', joined(node));
    case 'BinOp':
      return join('BinOp', BINARY[opName(node['op'])] ?? '?', opt(node['left']), opt(node['right']));
    case 'BoolOp':
      return join(opName(node['op']).toLowerCase(), ...nodes(node['values']).map(write));
    case 'UnaryOp':
      return join('UnaryOp', UNARY[opName(node['op'])] ?? '?', opt(node['operand']));
    case 'Compare':
      return join('Compare', opt(node['left']), ...nodes(node['ops']).flatMap((op, i) => [COMPARE[op.nodeType] ?? '?', opt(nodes(node['comparators'])[i])]));
    case 'IfExp':
      return join('IfExp', opt(test), opt(node['body']), opt(node['orelse']));
    case 'Lambda':
      return join('Lambda', theirParameters(node['args']), opt(node['body']));
    case 'NamedExpr':
      return join('NamedExpr', opt(target), opt(value));
    case 'Call':
      return join('Call', place(node), opt(node['func']), callArgs(node, 'args'));
    case 'Attribute':
      return join('Attribute', opt(value), String(node['attr']));
    case 'Subscript':
      return join('Subscript', opt(value), opt(node['slice']));
    case 'Slice':
      return join('Slice', opt(node['lower']), opt(node['upper']), opt(node['step']));
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
    case 'Yield':
      return join(node.nodeType, opt(value));
    case 'List':
    case 'Tuple':
    case 'Set':
      return join(node.nodeType, ...nodes(node['elts']).map(write));
    case 'Dict':
      return join('Dict', ...(node['keys'] as unknown[]).map((key, i) => `${key ? opt(key) : '**'}:${opt(nodes(node['values'])[i])}`));
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp': {
      const form = { ListComp: 'list', SetComp: 'set', GeneratorExp: 'generator', DictComp: 'dict' }[node.nodeType];
      const clauses = nodes(node['generators']).map((one) => join('for', opt(one['target']), opt(one['iter']), ...nodes(one['ifs']).map(write)));
      return form === 'dict' ? join(form, opt(node['key']), opt(value), ...clauses) : join(form ?? '', opt(node['elt']), '-', ...clauses);
    }
    case 'Expr':
      return join(kind, opt(value));
    case 'Assign':
      return join(kind, body(node['targets']), opt(value));
    case 'AugAssign':
      return join(kind, opt(target), BINARY[opName(node['op'])] ?? '?', opt(value));
    case 'AnnAssign':
      return join(kind, opt(target), opt(node['annotation']), opt(value));
    case 'For':
    case 'AsyncFor':
      return join(`For@${place(node)}`, opt(target), opt(node['iter']), body(node['body']), body(node['orelse']));
    case 'While':
    case 'If':
      return join(kind, opt(test), body(node['body']), body(node['orelse']));
    case 'With':
    case 'AsyncWith':
      return join(`With@${place(node)}`, ...nodes(node['items']).map((item) => join('item', opt(item['context_expr']), opt(item['optional_vars']))), body(node['body']));
    case 'Try':
    case 'TryStar':
      return join(`Try@${place(node)}`, body(node['body']), ...nodes(node['handlers']).map((one) => join('except', opt(one['type']), String(one['name'] ?? '-'), body(one['body']))), body(node['orelse']), body(node['finalbody']));
    case 'Match':
      return join(kind, opt(node['subject']), ...nodes(node['cases']).map((one) => join('case', opt(one['pattern']), opt(one['guard']), body(one['body']))));
    case 'MatchValue':
      return opt(value);
    case 'MatchSingleton':
      return constant(value);
    case 'MatchAs':
      return join('as', String(node['name'] ?? '-'), opt(node['pattern']));
    case 'MatchSequence':
      return body(node['patterns']);
    case 'MatchStar':
      return join('*', String(node['name'] ?? '-'));
    case 'MatchMapping':
      return join('{}', ...nodes(node['keys']).map((key, i) => `${write(key)}:${opt(nodes(node['patterns'])[i])}`), String(node['rest'] ?? '-'));
    case 'MatchClass':
      return join('class', opt(node['cls']), ...nodes(node['patterns']).map((one) => `=${write(one)}`), ...nodes(node['kwd_patterns']).map((one, i) => `${String((node['kwd_attrs'] as unknown[])[i])}=${write(one)}`));
    case 'MatchOr':
      return join('|', ...nodes(node['patterns']).map(write));
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return join('FunctionDef', String(node['name']), theirParameters(node['args']), body(node['decorator_list']), body(node['body']));
    case 'ClassDef':
      return join('ClassDef', String(node['name']), callArgs(node, 'bases'), body(node['decorator_list']), body(node['body']));
    case 'Return':
      return join(kind, opt(value));
    case 'Raise':
      return join(kind, opt(node['exc']), opt(node['cause']));
    case 'Assert':
      return join(kind, opt(test), opt(node['msg']));
    case 'Delete':
      return join(kind, ...nodes(node['targets']).map(write));
    case 'Import':
      return join(kind, ...nodes(node['names']).map((one) => `${String(one['name'])}>${String(one['asname'] ?? '')}`));
    case 'ImportFrom':
      return join(kind, `${'.'.repeat(Number(node['level'] ?? 0))}${String(node['module'] ?? '')}`, ...nodes(node['names']).map((one) => `${String(one['name'])}>${String(one['asname'] ?? '')}`));
    case 'Global':
    case 'Nonlocal':
      return join(kind, ...(node['names'] as string[]));
    default:
      return join(kind);
  }
}
