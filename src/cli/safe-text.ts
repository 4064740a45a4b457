// Text that may hold names from a file, made safe for a terminal.
// Invariant: of all control sequences only colours go through, and those only where we paint ourselves; the rest is shown, not done.

/** A colour, or a control character that is no line break. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /\x1b\[[\d;]*m|[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/** Any control character but line breaks and tabs: hardly any text has one, and a look for it costs little. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;

/** The pictures that Unicode has for control characters: `␛` for escape. */
const PICTURES = 0x2400;
const DELETE = 0x7f;

/** The text with every control character that is no line break or tab made visible; `painted` where colours of ours are in it. */
export const safeText = (text: string, painted = false): string =>
  !CONTROL.test(text) ? text : text.replace(CONTROLS, (found) => {
    if (painted && found.length > 1) return found;
    const code = found.charCodeAt(0);
    return (code < 0x20 ? String.fromCharCode(PICTURES + code) : code === DELETE ? '␡' : '\ufffd') + found.slice(1);
  });
