import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { style } from './style.ts';

/** Text that is HTML already; everything else is escaped when it is put into a template. */
export interface Html {
  readonly markup: string;
}

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** Where the page's forms may end, besides this site: browsers check the redirects that follow a form too. */
  readonly formTargets?: readonly string[];
  /** The one script of the page. Nothing depends on it: every page works without JavaScript. */
  readonly script?: string;
}

type Piece = string | number | Html | readonly Html[] | null;

/** A template that escapes what is put into it; null leaves a gap empty. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const markup = parts.reduce((text, part, at) => text + render(pieces[at - 1] ?? null) + part);
  return { markup };
}

/** Sends a page that may neither be framed nor load anything, as a sign-in page must be. */
export function sendPage(res: Response, status: number, page: Page): void {
  const { title, body, formTargets = [], script } = page;
  const policy = [
    "default-src 'none'",
    'img-src data:', // the empty icon, so that no browser asks for one
    `style-src '${hash(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hash(script)}'`]),
    `form-action 'self' ${formTargets.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  const scripted = script === undefined ? '' : `<script>${script}</script>`;
  res
    .status(status)
    .set({
      'cache-control': 'no-store',
      'content-security-policy': policy.join('; '),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .type('html')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${escape(title)}</title><style>${style}</style></head><body><main>${body.markup}</main>${scripted}</body></html>`,
    );
}

/** Carries a request's parameters through a form. */
export function hiddenFields(parameters: Readonly<Record<string, string>>): readonly Html[] {
  return Object.entries(parameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

function render(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece));
  return 'markup' in piece ? piece.markup : piece.map((each) => each.markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
