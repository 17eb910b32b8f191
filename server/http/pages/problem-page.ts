import { problemCodes } from '../../../contract/problem.ts';
import type { ProblemBody, ProblemCode } from '../../../contract/problem.ts';
import { catalogue, domains } from '../../kernel/catalogue/index.ts';
import type { Domain } from '../../kernel/catalogue/index.ts';
import { problemTable } from '../../kernel/problem-table.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { page } from './page.ts';

/** A problem as a person meets it who opened an address in a browser. */
export function problemPage(body: ProblemBody): string {
  const code = problemCodes.find((code) => body.type === `/problems/${code}`);
  const remedy = code
    ? problemTable[code].remedy
    : 'Try again. If it happens again, tell the operator of this server.';
  return page(
    body.title,
    html`<h1>${body.title}</h1>
      <p>${body.detail ?? ''}</p>
      <h2>What to do</h2>
      <p>${remedy}</p>
      <p class="quiet">
        ${
          code
            ? html`Code <a href="/problems/${code}"><code>${code}</code></a
                >, `
            : ''
        }status
        ${body.status}, request <code>${body.instance.replace('urn:request:', '')}</code>
      </p>
      <p><a href="/">What runs here</a></p>`,
  );
}

/** What a code means, at the address that every problem names as its type. */
export function problemCodePage(code: ProblemCode): string {
  const { status, title, meaning, remedy } = problemTable[code];
  return page(
    `${title} (${code})`,
    html`<h1>${title}</h1>
      <p class="quiet">Code <code>${code}</code>, HTTP status ${status}</p>
      <h2>What it means</h2>
      <p>${meaning}</p>
      <h2>What to do</h2>
      <p>${remedy}</p>
      <p><a href="/problems">All problems</a></p>`,
  );
}

/** Every code there is, for an administrator who searches: first our own API's, then those of what we talk to. */
export function problemListPage(): string {
  return page(
    'Problems Foyer can report',
    html`<h1>Problems Foyer can report</h1>
      <p>
        Search this page for a code with your browser (Ctrl+F or ⌘F). Codes of Microsoft begin with AADSTS or
        Error.
      </p>
      <ul class="chapters">
        ${domains.map((domain) => html`<li><a href="#${anchorOf(domain)}">${domain}</a></li>`)}
        <li><a href="#api">Answers of the API</a></li>
      </ul>
      ${domains.map(chapter)}
      <h2 id="api">Answers of the API</h2>
      <ul class="links">
        ${problemCodes.map(listed)}
      </ul>`,
  );
}

function chapter(domain: Domain): Html {
  const entries = catalogue.filter((entry) => entry.domain === domain);
  return html`<h2 id="${anchorOf(domain)}">${domain}</h2>
    <ul class="links">
      ${entries.map(
        ({ code, aliases, explanation }) =>
          html`<li>
            <a href="/problems/${code}"><code>${code}</code></a>
            <span>${explanation}</span>
            ${aliases.length > 0 ? html`<span>Also: ${codes(aliases)}</span>` : ''}
          </li>`,
      )}
    </ul>`;
}

function anchorOf(domain: Domain): string {
  return domain.toLowerCase().replaceAll(' ', '-');
}

function codes(list: readonly string[]): readonly Html[] {
  return list.map((code, index) => html`<code>${code}</code>${index < list.length - 1 ? ',' : ''}`);
}

function listed(code: ProblemCode): Html {
  const { status, title } = problemTable[code];
  return html`<li>
    <a href="/problems/${code}">${title}</a>
    <span><code>${code}</code>, HTTP status ${status}</span>
  </li>`;
}
