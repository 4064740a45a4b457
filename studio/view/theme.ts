// Light, dark, or as the system says; remembered by the browser where it may remember.

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'shapewright-theme';

/** The theme chosen last time. */
export function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(KEY);
    return saved === 'light' || saved === 'dark' ? saved : 'system';
  } catch {
    return 'system';
  }
}

/** Puts a theme on the page and remembers it. */
export function wearTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that may not store anything forgets the choice at the next visit.
  }
}
