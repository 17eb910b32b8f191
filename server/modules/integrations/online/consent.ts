import { randomBytes, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { readConsentFlow as readRoute } from '../../../../contract/integrations.ts';
import { browserUrl } from '../../../entra/browser-url.ts';
import type { Principal } from '../../../entra/principal.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy } from '../../audit/index.ts';
import type { AuditRecord } from '../../audit/index.ts';
import type { Draft, Reach } from '../integration.ts';
import type { IntegrationStore } from '../integrations.store.ts';
import { permissionsOf } from '../permissions.ts';
import { reused } from '../run-attempt.ts';
import type { Attempts } from '../run-attempt.ts';
import { ConsentFlow } from './consent-payload.ts';
import { keepFlow, sessionOf } from './start-online.ts';
import type { OnlineDeps } from './start-online.ts';

export interface ConsentDeps extends OnlineDeps {
  readonly publicUrl: string;
  readonly organizationName: (organization: OrganizationId) => Promise<string>;
  readonly integrations: Pick<IntegrationStore, 'find'>;
  readonly attempts: Pick<Attempts, 'start'>;
  readonly recordConsent: (organization: OrganizationId, record: AuditRecord) => Promise<void>;
}

/** Whom the sign-in proved, and what the next click allows. Rejects with `flow-ended`. */
export async function readConsent(
  deps: ConsentDeps,
  caller: Caller,
  flow: string,
): Promise<z.input<(typeof readRoute)['reply']>> {
  const { wanted, proven, diagnosis } = await findShown(deps, caller, flow);
  return {
    label: wanted.label,
    kind: wanted.kind,
    organization: await deps.organizationName(caller.organization),
    administrator: { name: proven.name, mail: proven.mail },
    tenant: { id: proven.tenantId, name: null, domain: proven.mail?.split('@')[1] ?? null },
    diagnosis,
    permissions: [...permissionsOf(wanted.kind)],
  };
}

/**
 * The click: audited, works once, and gives the address of Microsoft's consent page for the tenant that was proven, never
 * for another. Rejects with `flow-ended` and, when the person's consent cannot be used, with `consent-refused`.
 */
export async function giveConsent(
  deps: ConsentDeps,
  caller: Caller,
  flow: string,
): Promise<{ readonly next: string }> {
  const shown = await findShown(deps, caller, flow);
  if (shown.diagnosis !== null)
    throw new Problem('consent-refused', `${shown.diagnosis.explanation} ${shown.diagnosis.fix}`);
  const taken = await takeFlow(deps, sessionOf(caller), flow, 'shown');
  if (!taken) throw flowEnded();

  const { wanted, proven } = taken;
  await deps.recordConsent(caller.organization, {
    ...askedBy(caller),
    action: 'integration.consent-asked',
    subject: { kind: 'integration', id: wanted.id, name: wanted.label },
    after: { kind: wanted.kind, tenant: proven.tenantId, administrator: proven.objectId },
  });
  const state = await keepFlow(deps, { ...taken, stage: 'asked' }, sessionOf(caller));
  const { authority, clientId, graphOrigin } = deps.microsoft;
  const url = new URL(`${authority}/${proven.tenantId}/v2.0/adminconsent`);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('scope', `${graphOrigin}/.default`);
  url.searchParams.set('redirect_uri', `${deps.publicUrl}/integrations/consent/callback`);
  url.searchParams.set('state', state);
  return { next: browserUrl(url.href, deps.simulatorPort) };
}

/** What Microsoft's consent page sends the browser back with. */
export interface ConsentAnswer {
  readonly state?: string | undefined;
  readonly error?: string | undefined;
  readonly tenant?: string | undefined;
  readonly admin_consent?: string | undefined;
}

/**
 * The return from the consent page: begins the attempt and gives its id. `tenant` in the answer is anybody's claim and
 * must be the tenant that the administrator proved by signing in; `admin_consent=True` comes with refusals too, so `error`
 * is looked at first. Rejects with `flow-ended`, `consent-refused`, or as `callerIn` does.
 */
export async function finishConsent(
  deps: ConsentDeps,
  answer: ConsentAnswer,
  person: Principal,
  /** The same person as caller in an organization, who must still hold `integrations.write` there. */
  callerIn: (organization: OrganizationId) => Promise<Caller>,
): Promise<string> {
  const flow = await takeFlow(deps, sessionOf(person), answer.state ?? '', 'asked');
  if (!flow || !isSamePerson(flow, person)) throw flowEnded();
  refuseAnswer(answer, flow.proven.tenantId);

  const { wanted, proven } = flow;
  const caller = await callerIn(wanted.organization);
  const draft = draftOf(flow, deps);
  const there = await deps.integrations.find(wanted.organization, wanted.id);
  if (there && !isSameTenant(there, draft)) throw reused();
  const id = randomUUID();
  await deps.attempts.start(id, {
    organization: wanted.organization,
    requestHash: randomBytes(32), // the id is ours, so nothing can repeat it
    trial: { draft: there ?? draft, readPassword: noPassword, isAfterConsent: true },
    purpose: there
      ? { kind: 'test', before: there }
      : { kind: 'connect', secret: null, proven: { by: proven.objectId, at: deps.clock.now() } },
    asked: askedBy(caller),
  });
  return id;
}

function refuseAnswer({ error, admin_consent, tenant }: ConsentAnswer, proven: string): void {
  if (error !== undefined) {
    throw new Problem('consent-refused', 'The consent was declined at Microsoft.', {
      exchangeCode: 'ConsentDeclined',
    });
  }
  if (admin_consent?.toLowerCase() !== 'true' || tenant?.toLowerCase() !== proven) {
    throw new Problem('consent-refused', 'The answer names another tenant than the one that was proven.', {
      exchangeCode: 'WrongTenant',
    });
  }
}

async function findShown({ trips }: ConsentDeps, caller: Caller, secret: string): Promise<ConsentFlow> {
  const found = await trips.store.findPreLogin(secret, sessionOf(caller), 'consent', trips.now());
  const flow = found && ConsentFlow.parse(found.payload);
  const isMine =
    flow?.stage === 'shown' && flow.wanted.organization === caller.organization && isSamePerson(flow, caller);
  if (!isMine) throw flowEnded();
  return flow;
}

/** Gives it once, and only in the session that began it. */
async function takeFlow(
  { trips }: ConsentDeps,
  session: string,
  secret: string,
  stage: ConsentFlow['stage'],
): Promise<ConsentFlow | null> {
  const taken = await trips.store.takePreLogin(secret, [session], ['consent'], trips.now());
  const flow = taken && ConsentFlow.parse(taken.payload);
  return flow?.stage === stage ? flow : null;
}

function isSamePerson({ wanted }: ConsentFlow, person: Pick<Principal, 'tenantId' | 'objectId'>): boolean {
  return wanted.tenantId === person.tenantId && wanted.objectId === person.objectId;
}

function draftOf({ wanted, proven }: ConsentFlow, { microsoft }: ConsentDeps): Draft {
  const tenant = { id: proven.tenantId, name: null, domain: null, servicePrincipalId: null };
  const reach: Reach =
    wanted.kind === 'graph'
      ? { kind: 'graph', tenant }
      : { kind: 'ews-online', tenant, url: `${microsoft.exchangeOrigin}/EWS/Exchange.asmx`, anchor: null };
  return { id: wanted.id, label: wanted.label, controlMailbox: wanted.controlMailbox ?? proven.mail, reach };
}

function isSameTenant(one: Draft, other: Draft): boolean {
  const [mine, theirs] = [one.reach, other.reach];
  if (mine.kind === 'ews-server' || theirs.kind === 'ews-server') return false;
  return mine.kind === theirs.kind && mine.tenant.id === theirs.tenant.id;
}

function flowEnded(): Problem {
  return new Problem(
    'flow-ended',
    'This step was not begun in this session, is over already, or took longer than ten minutes.',
  );
}

const noPassword = () => Promise.reject(new Error('Exchange Online takes no password'));
