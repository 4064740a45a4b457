// CodeMirror, as the page uses it: Python text that is shown, typed into, marked and lit.
// Invariant: only what differs is replaced, so that the cursor and the eye keep their place; nothing is replaced while somebody types.

import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Remark } from '../desk/marks.ts';
import type { Span } from '../desk/spans.ts';

/** What the editor tells. */
export interface EditorEvents {
  readonly onType: () => void;
  /** The cursor was put on a line, from 1. */
  readonly onPlace: (line: number) => void;
  readonly onUndo: (isRedo: boolean) => void;
  /** True while something typed was not read yet. */
  readonly isWaiting: () => boolean;
}

/** An editor on the page. */
export interface Editor {
  readonly text: () => string;
  /** The line of the cursor, from 1. */
  readonly line: () => number;
  /** Shows another text; false when it is shown already or somebody types. */
  readonly show: (text: string) => boolean;
  readonly mark: (remarks: readonly (Remark & { readonly span: Span })[]) => void;
  /** Lights the lines of a layer. */
  readonly light: (span: Span | undefined) => void;
  readonly destroy: () => void;
}

const shown = Annotation.define<boolean>();
const lightLines = StateEffect.define<Span | undefined>();
const lit = Decoration.line({ class: 'code-lit' });

const litLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    let after = before.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(lightLines)) after = linesOf(transaction.state.doc, effect.value);
    return after;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function linesOf(doc: Text, span: Span | undefined): DecorationSet {
  if (!span || span.line > doc.lines) return Decoration.none;
  const lines = Array.from({ length: Math.min(span.endLine, doc.lines) - span.line + 1 }, (_, i) => lit.range(doc.line(span.line + i).from));
  return Decoration.set(lines);
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword, tags.moduleKeyword], color: 'var(--violet)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--green)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--orange)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className], color: 'var(--blue)' },
]);

/** Puts an editor into an element. */
export function createEditor(parent: HTMLElement, events: EditorEvents): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        drawSelection(),
        python(),
        indentUnit.of('    '),
        syntaxHighlighting(colours),
        litLines,
        EditorView.contentAttributes.of({ 'aria-label': 'The network in Keras', spellcheck: 'false', tabindex: '0' }),
        keymap.of([
          { key: 'Mod-z', run: () => (events.onUndo(false), true) },
          { key: 'Mod-Shift-z', run: () => (events.onUndo(true), true) },
          { key: 'Mod-y', run: () => (events.onUndo(true), true) },
          indentWithTab,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          const isOurs = update.transactions.some((transaction) => transaction.annotation(shown));
          if (isOurs) return;
          if (update.docChanged) events.onType();
          else if (update.selectionSet && update.view.hasFocus) events.onPlace(update.state.doc.lineAt(update.state.selection.main.head).number);
        }),
      ],
    }),
  });
  const offset = (doc: Text, line: number, column: number): number => (line > doc.lines ? doc.length : Math.min(doc.line(line).from + column - 1, doc.line(line).to));
  return {
    text: () => view.state.doc.toString(),
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
    show(text) {
      const before = view.state.doc.toString();
      if (before === text || events.isWaiting()) return false;
      view.dispatch({ changes: differenceOf(before, text), annotations: shown.of(true) });
      return true;
    },
    mark(remarks) {
      const { doc } = view.state;
      const diagnostics = remarks.map(({ span, severity, what, why }) => {
        const from = offset(doc, span.line, span.column);
        const to = Math.max(from, offset(doc, span.endLine, span.endColumn));
        return { from, to, severity: severity === 'error' ? ('error' as const) : ('warning' as const), message: why === null ? what : `${what}\n${why}` };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    light(span) {
      const isTyping = view.hasFocus;
      const from = span && offset(view.state.doc, span.line, 1);
      view.dispatch({ effects: [lightLines.of(span), ...(from === undefined || isTyping ? [] : [EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 60 })])], annotations: shown.of(true) });
    },
    destroy: () => view.destroy(),
  };
}

/** The one stretch in which two texts differ. */
function differenceOf(before: string, after: string): { readonly from: number; readonly to: number; readonly insert: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let back = 0;
  while (back < most - from && before[before.length - 1 - back] === after[after.length - 1 - back]) back++;
  return { from, to: before.length - back, insert: after.slice(from, after.length - back) };
}
