// A sentence whose `code` is set as code.

export function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={`${i}${part}`} className="mono">{part}</code> : part));
}
