/** HTML that is already safe to send. Only the tag below makes it, so a plain text cannot be mistaken for it. */
export interface Html {
  readonly html: string;
}

/** A template of HTML: what is filled in is escaped, unless it is HTML itself (or a list of it). */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const filled = values.map((value) => toHtml(value));
  return { html: strings.map((text, index) => text + (filled[index] ?? '')).join('') };
}

/** Escapes a text for use between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function toHtml(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((part) => part.html).join('\n');
}
