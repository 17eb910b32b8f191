/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { z } from 'zod';
import { readProof, runProof } from '../../../contract/access-proof.ts';
import type { ProofRun } from '../../../contract/access-proof.ts';
import { readIntegration } from '../../../contract/integrations.ts';
import { NoAnswer } from '../../../ui/api/call-error.ts';
import {
  INTEGRATION,
  NOW,
  aServer,
  anIntegration,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

type Run = z.input<typeof ProofRun>;

const FIRST = '90000000-0000-4000-8000-000000000001';
const SECOND = '90000000-0000-4000-8000-000000000002';

function aRun(over: Partial<Run> = {}): Run {
  const check = (
    name: Run['checks'][number]['name'],
    outcome: Run['checks'][number]['outcome'],
    expected: 'allowed' | 'denied',
  ) => ({
    name,
    expected,
    outcome,
    mailbox: name === 'room-calendar' ? 'fjord@nordhavn.example' : 'h…@nordhavn.example',
    status: outcome === 'denied' ? 403 : 200,
    exchangeCode: outcome === 'denied' ? 'ErrorAccessDenied' : null,
    requestId: 'request-7',
    ms: 12,
    detail: `In words: ${name}`,
  });
  return {
    id: FIRST,
    integration: INTEGRATION,
    at: NOW,
    trigger: 'daily',
    verdict: 'proven',
    checks: [check('room-calendar', 'allowed', 'allowed'), check('personal-mail', 'denied', 'denied')],
    outOfScope: [],
    diagnosis: null,
    ...over,
  };
}

function withProof(last: Run | null, isStale = false) {
  const server = aServer();
  const state = { last };
  server.on(readIntegration, () => anIntegration());
  server.on(readProof, () => ({
    last: state.last,
    isStale,
    history: state.last
      ? [{ id: state.last.id, at: state.last.at, trigger: state.last.trigger, verdict: state.last.verdict }]
      : [],
  }));
  return { server, state };
}

const rowOf = async (name: string) =>
  within((await screen.findByRole('rowheader', { name })).closest('tr') as HTMLElement);

test('a proven connection says so in words, with what was tried and how Exchange answered', async () => {
  const { server } = withProof(aRun());
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  await heading('Exchange Online');
  expect(await screen.findByText(/Rooms can be read, people cannot/)).toBeTruthy();
  const mail = await rowOf('Mail of a person');
  expect(mail.getByText('Refused, as it must be')).toBeTruthy();
  expect(mail.getByText('403 ErrorAccessDenied')).toBeTruthy();
});

test('tells who narrows what can be read, and the token to look for in the logs of Entra', async () => {
  const { server, state } = withProof(aRun({ means: { scopeMode: 'exchange-roles', tokenId: 'uti-9' } }));
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  expect(await screen.findByText(/by a role for applications with a scope/)).toBeTruthy();
  expect(screen.getByText(/uti-9/)).toBeTruthy();
  cleanup();

  state.last = aRun(); // from before that was kept
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  expect(await screen.findByText(/Rooms can be read, people cannot/)).toBeTruthy();
  expect(screen.queryByText(/narrows/)).toBeNull();
});

test('a violated one names what must not be so, and what to do', async () => {
  const diagnosis = {
    domain: 'access',
    code: 'too-much',
    type: 'violated',
    where: 'Exchange',
    explanation: 'Mail can be read.',
    fix: 'Remove Mail.Read.',
    cmdlet: 'Remove-It',
    correlationId: null,
  };
  const [room, mail] = aRun().checks;
  if (!room || !mail) throw new Error('there are two');
  const { server } = withProof(
    aRun({ verdict: 'violated', checks: [room, { ...mail, outcome: 'allowed', status: 200 }], diagnosis }),
  );
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  expect((await rowOf('Mail of a person')).getByText('Readable, must not be so')).toBeTruthy();
  expect(screen.getByText('Remove Mail.Read.')).toBeTruthy();
  expect(screen.getByText('Remove-It')).toBeTruthy();
  expect(screen.queryByText('Proven')).toBeNull();
});

test('what was not decided proves nothing, and never reads as it must be', async () => {
  const [room] = aRun().checks;
  if (!room) throw new Error('there is one');
  const { server } = withProof(
    aRun({ verdict: 'inconclusive', checks: [{ ...room, outcome: 'inconclusive' }] }),
  );
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  expect((await rowOf('Calendar of a room')).getByText('Not decided, proves nothing')).toBeTruthy();
  expect(screen.queryByText(/as it must be/, { selector: 'span' })).toBeNull();
});

test('a proof older than seven days is out of date, whatever it said', async () => {
  const { server } = withProof(aRun(), true);
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  expect(await screen.findByText(/older than seven days/)).toBeTruthy();
  expect(screen.queryByText(/Rooms can be read, people cannot/)).toBeNull();
});

test('rooms outside of the scope are named', async () => {
  const { server } = withProof(aRun({ outOfScope: ['pakhus@nordhavn.example'] }));
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  expect(await screen.findByText('pakhus@nordhavn.example')).toBeTruthy();
});

test('trying everything now shows what came of it', async () => {
  const { server, state } = withProof(null);
  server.on(runProof, () => (state.last = aRun({ trigger: 'by-hand' })));
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  expect(await screen.findByText(/Nothing has been tried yet/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try everything now' }));
  expect(await screen.findByText(/Rooms can be read, people cannot/)).toBeTruthy();
});

test('a proof that takes longer than a call may is awaited, and its result appears by itself', async () => {
  const { server, state } = withProof(aRun({ verdict: 'inconclusive' }));
  server.on(runProof, () => new NoAnswer('timeout'));
  openPortal(`/access-proof/${INTEGRATION}`, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Try everything now' }));
  expect(await screen.findByText(/This takes longer than usual/)).toBeTruthy();
  state.last = aRun({ id: SECOND });
  expect(await screen.findByText(/Rooms can be read, people cannot/)).toBeTruthy();
  expect(screen.queryByText(/This takes longer than usual/)).toBeNull();
});

test('the report is asked for in both forms; a refusal is said at the button', async () => {
  const { server } = withProof(aRun());
  const saved: string[] = [];
  openPortal(`/access-proof/${INTEGRATION}`, {
    server,
    save: (path) => {
      saved.push(path);
      return saved.length === 1 ? Promise.resolve() : Promise.reject(new NoAnswer('unreachable'));
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: /HTML/ }));
  await userEvent.click(screen.getByRole('button', { name: /JSON/ }));
  expect(saved).toEqual(
    ['html', 'json'].map((format) => `/portal-api/integrations/${INTEGRATION}/proof/report?format=${format}`),
  );
  expect(await screen.findByText('Foyer cannot be reached')).toBeTruthy();
});
