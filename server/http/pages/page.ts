import { html } from './html.ts';
import type { Html } from './html.ts';

/** A plain page of the server: no script, one style sheet, readable at 320 px, in the dark and without colors. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/addin/assets/icon-32.png" />
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.html;
}
