import { randomUUID } from 'node:crypto';
import type { ProofCheck, ProofRun } from '../../../contract/access-proof.ts';
import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { ExchangeSetup } from '../../exchange/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AuditRecord } from '../audit/index.ts';
import { system } from '../audit/index.ts';
import type { Calendars } from '../calendars/index.ts';
import type { ProofStore, ProofSubject } from './access-proof.store.ts';
import { checkScope } from './check-scope.ts';
import { diagnosisOf } from './diagnosis-of.ts';
import { nextProofAt } from './next-proof.ts';
import { noMeans } from './proof-means.ts';
import { runChecks } from './run-checks.ts';
import { statusAfter, verdictOf } from './verdict.ts';

export interface ProveAccessDeps {
  readonly store: ProofStore;
  readonly calendars: Pick<Calendars, 'checkRooms' | 'listReadable' | 'listRooms'>;
  /** The setup side of an integration in any status but removed; rejects with a Problem. */
  readonly setupOf: (integration: string, organization: OrganizationId) => Promise<ExchangeSetup>;
  readonly clock: Clock;
  /** Our application, as commands to paste name it. */
  readonly clientId: string;
  /** SHA-256 thumbprint of the installation's certificate that signs now. */
  readonly signingThumbprint: () => string;
}

export interface ProofWish {
  readonly organization: OrganizationId;
  readonly integration: IntegrationId;
  readonly trigger: ProofRun['trigger'];
  /** Who pressed the button; without it the product did it by itself. */
  readonly asked?: Pick<AuditRecord, 'actor' | 'cause' | 'requestId'>;
}

/**
 * Tries what must work and what must be refused, and stores what came back as the next link of the integration's chain.
 * Too much: the integration is `violated` and nothing is read through it any more. All as it should be: it is `active`,
 * also after a violation. Rejects with `integration-not-found`; whatever Exchange does is a result, never a rejection.
 */
export async function proveAccess(deps: ProveAccessDeps, wish: ProofWish): Promise<ProofRun> {
  const { store, clock } = deps;
  const { organization, integration, trigger } = wish;
  const subject = await store.findSubject(organization, integration);
  if (!subject) {
    throw new Problem(
      'integration-not-found',
      'This integration was removed. Look at the list of integrations again.',
    );
  }
  const signing = deps.signingThumbprint();
  const { checks, means, outOfScope } = await tryEverything(deps, organization, subject);
  const verdict = verdictOf(checks);
  const now = clock.now();
  const failures = verdict === 'proven' ? 0 : (await store.countFailures(organization, integration)) + 1;

  return await store.add({
    organization,
    run: {
      id: randomUUID(),
      integration,
      at: now,
      trigger,
      verdict,
      checks: [...checks],
      means,
      outOfScope: [...outOfScope],
      diagnosis: diagnosisOf(verdict, checks, { ...subject, clientId: deps.clientId }),
    },
    statusFrom: (before) => statusAfter(verdict, before),
    nextAt: nextProofAt(integration, verdict, failures, now),
    provenWith: subject.kind === 'ews-server' ? null : signing,
    asked: wish.asked ?? { actor: system, cause: 'access proof', requestId: null },
  });
}

async function tryEverything(deps: ProveAccessDeps, organization: OrganizationId, subject: ProofSubject) {
  const { calendars, store } = deps;
  const { id, kind, controlMailbox } = subject;
  try {
    await unlessProblem(calendars.checkRooms(organization, id), null);
    const registered = await calendars.listReadable(organization, id);
    const listed =
      registered.length > 0 ? [] : await unlessProblem(calendars.listRooms(organization, id), []);
    const setup = await deps.setupOf(id, organization);
    const { checks, means } = await runChecks({
      setup,
      kind,
      controlMailbox,
      rooms: [...registered, ...listed],
    });
    const turn = await store.countRuns(organization, id);
    const scope = await checkScope(setup, registered, turn);
    return { checks: [...checks, scope.check], means, outOfScope: scope.outOfScope };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { checks: [unreachable(error)], means: noMeans, outOfScope: [] };
  }
}

/** The list of rooms only helps to choose: that Exchange does not give it says nothing about what may be read. */
async function unlessProblem<T>(work: Promise<T>, instead: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) return instead;
    throw error;
  }
}

/** Nothing could be tried at all, e.g. because the password can not be opened or Entra gives no token. */
function unreachable(problem: Problem): ProofCheck {
  return {
    name: 'room-calendar',
    expected: 'allowed',
    outcome: 'inconclusive',
    mailbox: null,
    status: null,
    exchangeCode: problem.extra.exchangeCode ?? null,
    requestId: null,
    ms: null,
    detail: problem.message,
  };
}
