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

/** A whole document in English, fit for a phone; `head` is what it needs beside its title. */
export function htmlDocument(title: string, head: Html, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `.html;
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
