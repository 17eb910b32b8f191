import { problemTypes } from '../../kernel/catalogue/index.ts';
import type { CatalogueEntry } from '../../kernel/catalogue/index.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** What a code of Entra, Exchange or the network means: where it comes from, who can mend it, and how. */
export function cataloguePage(entry: CatalogueEntry): string {
  const { code, aliases, domain, type, where, explanation, fix, cmdlet } = entry;
  const alsoKnownAs = aliases.map((alias) => html`<code>${alias}</code>`);
  return page(
    `${code} (${domain})`,
    html`<h1><code>${code}</code></h1>
      <dl class="facts">
        <dt>Domain</dt>
        <dd>${domain}</dd>
        <dt>Type</dt>
        <dd>${problemTypes[type]}</dd>
        <dt>Where it appears</dt>
        <dd>${where}</dd>
        ${
          aliases.length > 0
            ? html`<dt>The same as</dt>
                <dd>${alsoKnownAs}</dd>`
            : ''
        }
      </dl>
      <h2>What it means</h2>
      <p>${explanation}</p>
      <h2>What to do</h2>
      <p>${fix}</p>
      ${
        cmdlet
          ? html`<p>
                In PowerShell. Replace what stands in angle brackets; in Integrations the portal shows the
                same with your own values.
              </p>
              <pre tabindex="0" aria-label="PowerShell"><code>${cmdlet({})}</code></pre>`
          : ''
      }
      <p><a href="/problems">All problems</a></p>`,
  );
}
