import { html, htmlDocument } from './html.ts';
import type { Html } from './html.ts';

const head = html`<meta name="color-scheme" content="light dark" />
  <link rel="icon" href="/addin/assets/icon-32.png" />
  <link rel="stylesheet" href="/page.css" />`;

/** A plain page of the server: no script, one style sheet, readable at 320 px, in the dark and without colors. */
export function page(title: string, content: Html): string {
  return htmlDocument(title, head, html`<main>${content}</main>`);
}
