import { describe, expect, it } from 'vitest';
import { KerasRefusal } from './keras-refusal.ts';
import { kerasText, type KerasTextOptions } from './keras-text.ts';
import { readRecorded, summaryDataOf, type RecordedModel, type RecordedText } from './recorded.fixture.ts';
import { summaryWidths } from './console-width.ts';

const { models } = readRecorded('conformance/summaries/keras3.json.gz') as { models: readonly RecordedModel[] };
const { models: oddlyNamed } = readRecorded('conformance/summaries/names.json.gz') as { models: readonly RecordedModel[] };

/** Python's arguments of `summary()` as options. */
function optionsOf({ args }: RecordedText): KerasTextOptions {
  const given = args as { line_length?: number; positions?: number[]; expand_nested?: boolean; show_trainable?: boolean; layer_range?: (string | number)[] };
  return {
    ...(given.line_length === undefined ? {} : { lineLength: given.line_length }),
    ...(given.positions === undefined ? {} : { positions: given.positions }),
    expandNested: given.expand_nested === true,
    showTrainable: given.show_trainable === true,
    layerRange: given.layer_range ?? null,
  };
}

/** The text, or the exception as Python shows it. */
function outcome(model: RecordedModel, options: KerasTextOptions): string {
  try {
    return kerasText(summaryDataOf(model), options);
  } catch (error) {
    if (error instanceof KerasRefusal) return `${error.pythonClass}: ${error.message}`;
    throw error;
  }
}

describe('the summary of Keras 3.15.1', () => {
  it.each(models.map((model) => [model.name, model] as const))('%s: every recorded width and argument', (_, model) => {
    for (const [name, recorded] of Object.entries(model.summaries))
      expect(outcome(model, { ...optionsOf(recorded), terminalWidth: recorded.columns }), name).toBe(recorded.error ?? recorded.text);
  });

  it.each(oddlyNamed.map((model) => [model.name, model] as const))('names that are hard to lay out: %s', (_, model) => {
    for (const recorded of Object.values(model.summaries) as (RecordedText & { columns: number | null; palette: 'none' | 'bold' | '256' })[]) {
      const widths = summaryWidths({ columns: recorded.columns === null ? undefined : String(recorded.columns) });
      expect(outcome(model, { ...optionsOf(recorded), ...widths, palette: recorded.palette })).toBe(recorded.error ?? recorded.text);
    }
  });
});

/** What each recorded terminal amounts to, as options. `pty` streams had the size that `cols` tells. */
const terminals: Readonly<Record<string, KerasTextOptions>> = {
  pipe: summaryWidths({}),
  pipe_columns120: summaryWidths({ columns: '120' }),
  pipe_stderr_pty120: summaryWidths({ stderr: 120 }),
  pipe_force_color: { palette: '256' },
  pipe_force_color_term_unset: { palette: '16' },
  pipe_tty_compatible: { palette: '256' },
  pipe_ascii: { charset: 'ascii' },
  pipe_latin1: { charset: 'latin-1' },
  pipe_ascii_trainable_expand: { charset: 'ascii', showTrainable: true, expandNested: true },
  tty80_xterm: { ...summaryWidths({ stdout: 80 }), palette: '16' },
  tty80_xterm256: { ...summaryWidths({ stdout: 80 }), palette: '256' },
  tty80_xterm256_trainable_expand: { palette: '256', showTrainable: true, expandNested: true },
  tty120_truecolor: { ...summaryWidths({ stdout: 120 }), palette: '256' },
  tty80_no_color: { ...summaryWidths({ stdout: 80 }), palette: 'bold' },
  tty120_dumb: summaryWidths({ stdout: 120, dumb: true }),
  tty0cols: { ...summaryWidths({ stdout: 0 }), palette: '256' },
};

describe('the summary in a terminal', () => {
  const recorded = readRecorded('conformance/summaries/terminals.json.gz') as Record<string, { models: Record<string, { text: string; error?: string }> }>;
  it.each(Object.entries(terminals))('%s', (terminal, options) => {
    const texts = Object.entries(recorded[terminal]?.models ?? {});
    expect(texts.filter(([name]) => models.some((one) => one.name === name)).length).toBeGreaterThan(2);
    for (const [name, { text, error }] of texts) {
      const model = models.find((one) => one.name === name);
      if (!model) continue;
      const want = text.replaceAll('\r\n', '\n');
      if (error === undefined) expect(outcome(model, options), name).toBe(want);
      else {
        expect(outcome(model, options), name).toBe(error);
        expect(() => kerasText(summaryDataOf(model), options)).toThrowError(expect.objectContaining({ printed: want }));
      }
    }
  });

  it('takes the width that Keras and rich take', () => {
    // Asked of shutil.get_terminal_size and rich.console.Console, with and without terminals on the streams.
    expect(summaryWidths({ columns: '0' })).toEqual({ terminalWidth: 80, consoleWidth: 0 });
    expect(summaryWidths({ columns: ' 120 ' })).toEqual({ terminalWidth: 120, consoleWidth: 80 });
    expect(summaryWidths({ columns: '1_0_0' })).toEqual({ terminalWidth: 100, consoleWidth: 80 });
    expect(summaryWidths({ columns: '-3' })).toEqual({ terminalWidth: 80, consoleWidth: 80 });
    expect(summaryWidths({ columns: 'abc' })).toEqual({ terminalWidth: 80, consoleWidth: 80 });
  });
});
