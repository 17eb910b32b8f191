import { escapeHtml } from '../pages/html.ts';

/** What a page of the add-in learns from the server. */
export interface PaneSettings {
  readonly clientId: string;
  readonly scope: string;
  readonly authority: string;
}

const PLACEHOLDER = '<!--foyer:office-->';

/**
 * Puts the scripts of the Office host and the settings into a page of the add-in.
 *
 * Which office.js, and what a host needs before it, is configuration; the page itself is the same everywhere. The
 * scripts are deferred: they run in this order and before those of the page, and the skeleton is painted meanwhile.
 * Throws when the page has no place for them: it would be a pane that never meets its host.
 */
export function fillOfficePage(
  page: string,
  { scripts, settings }: { readonly scripts: readonly string[]; readonly settings: PaneSettings },
): string {
  if (!page.includes(PLACEHOLDER)) throw new Error(`A page of the add-in lacks ${PLACEHOLDER}`);

  const tags = scripts.map((url) => `<script defer src="${escapeHtml(url)}"></script>`);
  const data = `<script type="application/json" id="foyer-settings">${scriptSafeJson(settings)}</script>`;
  return page.replace(PLACEHOLDER, () => [...tags, data].join('\n    '));
}

/** JSON that cannot end its script element or begin a comment in it (HTML Standard, restrictions of script contents). */
function scriptSafeJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
