import type { ProofCheck, ProofMeans } from '../../../contract/access-proof.ts';
import { html, htmlDocument } from '../../http/pages/html.ts';
import type { Html } from '../../http/pages/html.ts';
import type { ProofReport, ReportedRun } from './proof-report.ts';

/**
 * The report as one page that needs nothing else: no script, no font, no picture, fit for printing and for an archive.
 * Everything that came from outside is escaped.
 */
export function printReport(report: ProofReport): string {
  const [last] = report.runs;
  const { label } = report.integration;
  const body = html`<main>
    <h1>Access proof of ${label}</h1>
    <p>
      Printed ${time(report.printedAt)}. Foyer reads calendars of rooms, workspaces and equipment, and nothing
      else. This page shows what was tried to prove it and what Exchange answered.
    </p>
    ${last ? lastRun(last) : html`<p>No proof has run yet.</p>`}
    <h2>Calls of the last thirty days</h2>
    ${callTable(report)}
    <h2>Earlier proofs</h2>
    ${chainTable(report.runs)}
    <p>
      ${report.isChainIntact ? 'Every hash on this page fits.' : brokenChain} ${report.howToCheck} The same
      report as JSON holds the evidence in full.
    </p>
  </main>`;
  return htmlDocument(`Access proof: ${label}`, { html: `<style>${STYLE}</style>` }, body);
}

const brokenChain = html`<strong
  >At least one hash does not fit: evidence was changed after it was written.</strong
>`;

const verdicts = {
  proven: 'Proven: rooms can be read, people cannot.',
  proving: 'Not proven yet: Exchange does not let Foyer read a room so far.',
  violated: 'Violated: more could be read than should be. Foyer stopped reading through this integration.',
  inconclusive: 'Not decided: at least one check gave no usable answer.',
} as const;

const names: Readonly<Record<ProofCheck['name'], string>> = {
  'room-calendar': 'Calendar of a room',
  'personal-calendar': 'Calendar of a person',
  'personal-mail': 'Mail of a person',
  'room-mail': 'Mail of a room',
  'token-roles': 'Permissions in the token',
  'rooms-in-scope': 'All added calendars',
};

function lastRun({ evidence }: ReportedRun): Html {
  const rows = evidence.checks.map((check) => [
    names[check.name],
    check.mailbox ?? '–',
    check.expected === 'allowed' ? 'must work' : 'must be refused',
    html`<strong>${check.outcome}</strong>`,
    [check.status, check.exchangeCode].filter((part) => part !== null).join(' ') || '–',
    check.requestId ?? '–',
    check.detail,
  ]);
  const heads = ['Tried', 'Mailbox', 'Expected', 'Result', 'Answer', 'Request id', 'In words'];
  return html`<h2>Proof ${evidence.number}, ${time(evidence.at)}</h2>
    <p class="${evidence.verdict}"><strong>${verdicts[evidence.verdict]}</strong></p>
    ${evidence.means ? meansLine(evidence.means) : ''} ${table(heads, rows)}
    ${outOfScope(evidence.outOfScope)}`;
}

function outOfScope(rooms: readonly string[]): Html {
  if (rooms.length === 0) return html``;
  return html`<h3>Calendars outside of the scope</h3>
    <ul>
      ${rooms.map((room) => html`<li>${room}</li>`)}
    </ul>`;
}

const scopeModes: Readonly<Record<NonNullable<ProofMeans['scopeMode']>, string>> = {
  'exchange-roles': 'Exchange narrows what can be read, by a role for applications with a scope.',
  impersonation: 'Exchange Server narrows what can be read, by the scope of the service account.',
  unscoped: 'What can be read is not narrowed to rooms.',
};

function meansLine({ scopeMode, tokenId }: ProofMeans): Html {
  const scope = scopeMode ? scopeModes[scopeMode] : 'What narrows it could not be told.';
  const token = tokenId === null ? '' : html`Asked with the token <code>${tokenId}</code> (uti) of Entra.`;
  return html`<p>${scope} ${token}</p>`;
}

function callTable({ calls }: ProofReport): Html {
  if (calls.length === 0) return html`<p>No calls were recorded.</p>`;
  return table(
    ['Service', 'Operation', 'Properties asked for', 'Outcome', 'Mailboxes', 'Count'],
    calls.map(({ service, operation, properties, outcome, mailboxes, count }) => [
      service,
      operation,
      properties ?? '–',
      outcome,
      mailboxes,
      count,
    ]),
  );
}

function chainTable(runs: readonly ReportedRun[]): Html {
  return table(
    ['Number', 'At', 'Why', 'Verdict', 'Hash'],
    runs.map(({ evidence, hash }) => [
      evidence.number,
      time(evidence.at),
      evidence.trigger,
      evidence.verdict,
      html`<code>${hash}</code>`,
    ]),
  );
}

type Cell = string | number | Html;

function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function time(instant: string): Html {
  return html`<time datetime="${instant}">${instant.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0}main{max-width:70rem;margin:auto;padding:1.5rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{border-bottom:1px solid #8888;padding:.4rem .6rem;text-align:start;vertical-align:top}
code{font-size:.75rem;overflow-wrap:anywhere}
.proven,.proving,.violated,.inconclusive{border-inline-start:.4rem solid;padding-inline-start:.75rem}
.proven{border-color:#107c10}.violated{border-color:#c50f1f}.proving,.inconclusive{border-color:#9d5d00}
@media print{main{max-width:none;padding:0}tr{break-inside:avoid}}`;
