import type { ProofCheck } from '../../../contract/access-proof.ts';
import type { ProofReport, ReportedRun } from './proof-report.ts';

/**
 * The report as one page that needs nothing else: no script, no font, no picture, fit for printing and for an archive.
 * Everything that came from outside is escaped.
 */
export function printReport(report: ProofReport): string {
  const [last] = report.runs;
  const { label } = report.integration;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Access proof: ${text(label)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Access proof of ${text(label)}</h1>
<p>Printed ${time(report.printedAt)}. Foyer reads calendars of rooms, workspaces and equipment, and nothing else. This page shows what was tried to prove it and what Exchange answered.</p>
${last ? lastRun(last) : '<p>No proof has run yet.</p>'}
<h2>Calls of the last thirty days</h2>
${callTable(report)}
<h2>Earlier proofs</h2>
${chainTable(report.runs)}
<p>${report.isChainIntact ? 'Every hash on this page fits.' : '<strong>At least one hash does not fit: evidence was changed after it was written.</strong>'} ${text(report.howToCheck)} The same report as JSON holds the evidence in full.</p>
</main>
</body>
</html>
`;
}

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

function lastRun({ evidence }: ReportedRun): string {
  const rows = evidence.checks.map((check) =>
    row([
      text(names[check.name]),
      text(check.mailbox ?? '–'),
      check.expected === 'allowed' ? 'must work' : 'must be refused',
      `<strong>${text(check.outcome)}</strong>`,
      text([check.status, check.exchangeCode].filter((part) => part !== null).join(' ') || '–'),
      text(check.requestId ?? '–'),
      text(check.detail),
    ]),
  );
  const heads = ['Tried', 'Mailbox', 'Expected', 'Result', 'Answer', 'Request id', 'In words'];
  const outOfScope =
    evidence.outOfScope.length === 0
      ? ''
      : `<h3>Calendars outside of the scope</h3><ul>${evidence.outOfScope.map((room) => `<li>${text(room)}</li>`).join('')}</ul>`;
  return `<h2>Proof ${evidence.number}, ${time(evidence.at)}</h2>
<p class="${evidence.verdict}"><strong>${verdicts[evidence.verdict]}</strong></p>
${table(heads, rows)}
${outOfScope}`;
}

function callTable({ calls }: ProofReport): string {
  if (calls.length === 0) return '<p>No calls were recorded.</p>';
  const rows = calls.map(({ service, operation, properties, outcome, mailboxes, count }) =>
    row([
      text(service),
      text(operation),
      text(properties ?? '–'),
      text(outcome),
      String(mailboxes),
      String(count),
    ]),
  );
  return table(['Service', 'Operation', 'Properties asked for', 'Outcome', 'Mailboxes', 'Count'], rows);
}

function chainTable(runs: readonly ReportedRun[]): string {
  const rows = runs.map(({ evidence, hash }) =>
    row([
      String(evidence.number),
      time(evidence.at),
      text(evidence.trigger),
      text(evidence.verdict),
      `<code>${text(hash)}</code>`,
    ]),
  );
  return table(['Number', 'At', 'Why', 'Verdict', 'Hash'], rows);
}

function table(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function time(instant: string): string {
  return `<time datetime="${text(instant)}">${text(instant.slice(0, 16).replace('T', ' '))} UTC</time>`;
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
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
