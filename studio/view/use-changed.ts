// Tells when a shown value became another one while it was on the page, so that the eye can be led there.

import { useRef } from 'react';

/** A key that changes with the value, and the class that lets it flash; nothing flashes when it first appears. */
export function useChanged(value: string): { readonly key: number; readonly className: string } {
  const before = useRef({ value, times: 0 });
  if (before.current.value !== value) before.current = { value, times: before.current.times + 1 };
  const { times } = before.current;
  return { key: times, className: times > 0 ? 'changed' : '' };
}
