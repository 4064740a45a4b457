// A field that appears because somebody asked for it takes the keyboard, with its text selected.

/** For the `ref` of such a field. */
export function focusAtOnce(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
