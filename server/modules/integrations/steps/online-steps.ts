import { EWS_ONLINE_ENDS } from '../../../exchange/index.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Step } from '../attempt-steps.ts';
import { cmdletFacts } from '../attempt.ts';
import type { StepsDeps, Trial } from '../attempt.ts';
import { diagnose, failedWith } from '../diagnose.ts';
import type { Draft, Reach } from '../integration.ts';
import { isGrantMissing, requiredRoles } from '../permissions.ts';
import { subjectOf } from '../token-subject.ts';
import { networkSteps } from './network-steps.ts';
import { controlStep, roomListStep, roomReadStep } from './room-steps.ts';
import { connectAs } from './server-steps.ts';

/** What Microsoft may take to know a consent everywhere. */
const REPLICATION_MS = 60_000;
const PAUSES_MS = [1_000, 2_000, 3_000, 4_000, 5_000];

type Online = Exclude<Reach, { kind: 'ews-server' }>;

/** Everything that is tried before Exchange Online is connected, through Graph or through EWS. */
export function onlineSteps(deps: StepsDeps, trial: Trial, reach: Online): readonly Step[] {
  const { microsoft } = deps;
  const { draft, attempt } = trial;
  const graph = connectAs(deps, graphDraft(draft, reach), noPassword);
  const target = reach.kind === 'graph' ? microsoft.graphOrigin : new URL(reach.url).origin;
  const connectionTo = (anchor = reach.kind === 'ews-online' ? reach.anchor : null) =>
    reach.kind === 'graph'
      ? graph()
      : connectAs(deps, { ...draft, reach: { ...reach, anchor } }, noPassword)();
  const setup = ({ anchor }: { readonly anchor?: NonNullable<Draft['controlMailbox']> }) =>
    connectionTo(anchor).setup;

  const [address, ...network] = networkSteps(deps, trial, { url: target, reach: 'internet', trust: null });

  return [
    reach.kind === 'ews-online' || !address ? endingStep() : address,
    ...network,
    tokenStep(deps, trial, reach, target),
    {
      name: 'consent',
      waitingFor: 'Looking at what the tenant allowed.',
      run: async (_, signal) => {
        const token = await graph().setup.readToken({ signal });
        if (token === null)
          return {
            state: 'passed',
            detail: 'Microsoft gave a token that does not say what it allows; the next steps show it.',
          };
        const { roles } = token;
        const facts = roles.map((value) => ({ name: 'Allowed', value }));
        const missing = requiredRoles.filter(({ name }) => !roles.includes(name));
        if (missing.length === 0)
          return { state: 'passed', detail: 'The tenant allows what Foyer asks for.', facts };
        const more = `Missing: ${missing.map(({ name }) => name).join(', ')}.`;
        const diagnosis = diagnose('ConsentMissing', { where: 'consent', correlationId: attempt, more });
        if (missing.some(({ isNeeded }) => isNeeded)) return failedWith(diagnosis, { facts });
        return { state: 'warned', detail: diagnosis.explanation, diagnosis, facts };
      },
    },
    {
      name: 'account',
      waitingFor: 'Looking at the proof of the administrator.',
      run: async () => ({
        state: 'passed',
        detail: 'An administrator with a mailbox in this tenant proved it by signing in.',
      }),
    },
    {
      name: 'organization',
      waitingFor: 'Asking the tenant for its name.',
      run: async (_, signal) => {
        const organization = await graph().setup.readOrganization({ signal });
        if (organization?.id.toLowerCase() !== reach.tenant.id) {
          const more = 'Microsoft answered for another tenant than the one that was asked for.';
          return failedWith(diagnose('WrongTenant', { where: 'organization', correlationId: attempt, more }));
        }
        const tenant = { name: organization.name, domain: organization.domains[0] ?? null };
        const facts = organization.domains.map((value) => ({ name: 'Domain', value }));
        return { state: 'passed', detail: `This is ${organization.name}.`, facts, found: { tenant } };
      },
    },
    roomList(deps, trial, reach, graph, connectionTo),
    roomReadStep(setup, trial, deps, (refused) => {
      const isClosed =
        refused.code === 'EwsDisabledForTenant' || refused.code === 'ErrorOrganizationAccessBlocked';
      const diagnosis = diagnose(isClosed ? refused.code : 'ScopeNotEffective', {
        where: 'room-read',
        correlationId: refused.requestId ?? attempt,
        facts: cmdletFacts(trial, microsoft, refused.room, refused.servicePrincipalId),
        more: `The room that was tried is ${refused.room} (${refused.code}).`,
      });
      if (isClosed) return failedWith(diagnosis);
      return { state: 'warned', detail: diagnosis.explanation, diagnosis, found: { isProving: true } };
    }),
    controlStep(setup, trial, deps),
  ];
}

/** Works until Microsoft ends it; whoever chooses it should know. */
function endingStep(): Step {
  return {
    name: 'address',
    waitingFor: 'Looking at the address.',
    run: async () => ({
      state: 'warned',
      detail: `Exchange Online answers Exchange Web Services until ${EWS_ONLINE_ENDS} and not a day longer. Plan to connect this tenant through Microsoft Graph.`,
    }),
  };
}

/** Over EWS the first room that Graph lists is the one in whose name Exchange is asked: no person's mailbox is. */
function roomList(
  deps: StepsDeps,
  trial: Trial,
  reach: Online,
  graph: ReturnType<typeof connectAs>,
  connectionTo: (anchor?: NonNullable<Draft['controlMailbox']>) => ReturnType<ReturnType<typeof connectAs>>,
): Step {
  if (reach.kind === 'graph')
    return roomListStep((signal) => graph().exchange.listRooms({ signal }), trial, deps);
  return {
    name: 'room-list',
    waitingFor: 'Asking for the list of rooms.',
    run: async (found, signal, tell) => {
      const [first] = await graph().exchange.listRooms({ signal });
      const anchor = first?.mailbox ?? reach.anchor ?? undefined;
      const overEws = anchor === undefined ? [] : connectionTo(anchor).exchange.listRooms({ signal });
      const step = roomListStep(async () => await overEws, trial, deps);
      const result = await step.run(found, signal, tell);
      const rooms = result.found?.rooms?.length ? result.found.rooms : first ? [first] : [];
      return { ...result, found: { rooms, ...(anchor !== undefined && { anchor }) } };
    },
  };
}

function tokenStep({ getToken, pause }: StepsDeps, trial: Trial, { tenant }: Online, resource: string): Step {
  return {
    name: 'token',
    waitingFor: 'Asking Microsoft Entra for a token.',
    ...(trial.isAfterConsent && { deadlineMs: REPLICATION_MS }),
    run: async (_, signal, tell) => {
      for (let round = 0; ; round += 1) {
        try {
          const servicePrincipalId = subjectOf(await getToken(tenant.id, resource, { fresh: true }));
          return {
            state: 'passed',
            detail: 'Microsoft Entra accepts the certificate of this installation.',
            ...(servicePrincipalId !== null && { found: { servicePrincipalId } }),
          };
        } catch (error) {
          const isEarly =
            trial.isAfterConsent && error instanceof Problem && isGrantMissing(error.extra.exchangeCode);
          if (!isEarly || signal.aborted) throw error;
          await tell(
            'Microsoft Entra does not know the consent everywhere yet, which can take a minute. Foyer goes on asking.',
          );
          await pause(PAUSES_MS[round] ?? 5_000, signal);
        }
      }
    },
  };
}

function graphDraft(draft: Draft, { tenant }: Online): Draft {
  return { ...draft, reach: { kind: 'graph', tenant } };
}

const noPassword = () => Promise.reject(new Error('Exchange Online takes no password'));
