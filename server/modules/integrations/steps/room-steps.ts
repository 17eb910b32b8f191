import type { MailboxAddress } from '../../../../contract/primitives.ts';
import type { ExchangeRoom, ExchangeSetup, ProbeResult } from '../../../exchange/index.ts';
import { isNoMailbox } from '../../../exchange/index.ts';
import { removeUnscopedImpersonation } from '../../../kernel/catalogue/cmdlets.ts';
import type { Findings, Step, StepName, StepResult } from '../attempt-steps.ts';
import { cmdletFacts } from '../attempt.ts';
import type { StepsDeps, Trial } from '../attempt.ts';
import { diagnose, failedWith } from '../diagnose.ts';

/** A room may be gone or on its way elsewhere; another one of the list says more. */
const ROOMS_TO_TRY = 3;
const NAMES_TO_SHOW = 5;

export function roomListStep(
  listRooms: (signal: AbortSignal) => Promise<readonly ExchangeRoom[]>,
  trial: Trial,
  { microsoft }: Pick<StepsDeps, 'microsoft'>,
): Step {
  return {
    name: 'room-list',
    waitingFor: 'Asking for the list of rooms.',
    run: async (_, signal) => {
      const rooms = await listRooms(signal);
      if (rooms.length > 0) {
        const facts = rooms
          .slice(0, NAMES_TO_SHOW)
          .map(({ displayName }) => ({ name: 'Room', value: displayName }));
        const detail = rooms.length === 1 ? 'One room is listed.' : `${rooms.length} rooms are listed.`;
        return { state: 'passed', detail, facts, found: { rooms } };
      }
      const diagnosis = diagnose('NoRooms', {
        where: 'room-list',
        correlationId: trial.attempt,
        facts: cmdletFacts(trial, microsoft),
      });
      return { state: 'warned', detail: diagnosis.explanation, diagnosis, found: { rooms } };
    },
  };
}

/** A room that Exchange refuses, with Microsoft's code. */
export interface Refused {
  readonly room: MailboxAddress;
  readonly code: string;
  readonly requestId: string | null;
  /** As an earlier step learned it. */
  readonly servicePrincipalId: string | undefined;
}

/** Reads the first room that is there; `refused` says what a refusal means for this kind of integration. */
export function roomReadStep(
  setup: (found: { readonly anchor?: MailboxAddress }) => ExchangeSetup,
  trial: Trial,
  { microsoft }: Pick<StepsDeps, 'microsoft'>,
  refused: (refused: Refused) => StepResult,
): Step {
  return {
    name: 'room-read',
    waitingFor: 'Reading the calendar of one room.',
    run: async (found, signal) => {
      const rooms = found.rooms?.slice(0, ROOMS_TO_TRY) ?? [];
      let last: { readonly room: MailboxAddress; readonly result: ProbeResult } | undefined;
      for (const { mailbox } of rooms) {
        const result = await setup(found).probe('calendar', mailbox, { signal });
        last = { room: mailbox, result };
        if (result.outcome !== 'inconclusive') break;
      }
      if (!last) {
        const detail =
          'There is no room yet that could be read; the first calendar that is added will be tried.';
        return { state: 'skipped', detail, found: { isProving: true } };
      }
      const { room, result } = last;
      if (result.outcome === 'allowed')
        return { state: 'passed', detail: `The calendar of ${room} can be read.` };
      const code = result.exchangeCode ?? result.fault?.code ?? 'ErrorAccessDenied';
      if (result.outcome === 'denied') {
        return refused({
          room,
          code,
          requestId: result.requestId,
          servicePrincipalId: found.servicePrincipalId,
        });
      }
      return failedWith(unclear('room-read', room, result, trial, microsoft));
    },
  };
}

/** A person's mailbox must be refused; that is the half of least privilege that shows in no setting. */
export function controlStep(
  setup: (found: { readonly anchor?: MailboxAddress }) => ExchangeSetup,
  trial: Trial,
  { microsoft }: Pick<StepsDeps, 'microsoft'>,
): Step {
  const { draft, attempt } = trial;
  const isServer = draft.reach.kind === 'ews-server';
  return {
    name: 'control-read',
    waitingFor: 'Trying a personal mailbox, which must be refused.',
    run: async (found, signal) => {
      const person = draft.controlMailbox;
      if (person === null)
        return {
          state: 'skipped',
          detail: 'No personal mailbox was named to try.',
          found: { isProving: true },
        };
      const result = await setup(found).probe('calendar', person, { signal });
      if (result.outcome === 'denied')
        return { state: 'passed', detail: 'The personal mailbox was refused, as it must be.' };
      if (result.outcome === 'allowed') {
        const facts = cmdletFacts(trial, microsoft, undefined, found.servicePrincipalId);
        const diagnosis = diagnose('ScopeTooWide', {
          where: 'control-read',
          correlationId: result.requestId ?? attempt,
          facts,
        });
        const onServer = {
          domain: 'Exchange Server',
          explanation:
            "Foyer could read a person's calendar, which it must not: the service account holds ApplicationImpersonation for every mailbox. Nothing that was read was kept.",
          fix: 'Take the role assignment without a scope away, and give one that is confined to room mailboxes.',
          cmdlet: removeUnscopedImpersonation(facts),
        };
        return failedWith(isServer ? { ...diagnosis, ...onServer } : diagnosis, {
          found: { isTooWide: true },
        });
      }
      const diagnosis = isNoMailbox(result)
        ? diagnose('ControlMailboxUnknown', {
            where: 'control-read',
            correlationId: result.requestId ?? attempt,
            facts: cmdletFacts(trial, microsoft),
            more: missingMailbox(person, trial, found),
          })
        : unclear('control-read', person, result, trial, microsoft);
      // A form is still open on a server's attempt; Exchange Online has been consented to and can be mended afterwards.
      if (isServer) return failedWith(diagnosis);
      return { state: 'warned', detail: diagnosis.explanation, diagnosis, found: { isProving: true } };
    },
  };
}

/** Whose mailbox is missing where; an Exchange Server is known to the person who has just typed its address. */
function missingMailbox(person: MailboxAddress, { draft: { reach } }: Trial, found: Findings): string {
  if (reach.kind === 'ews-server') return `The address that was tried is ${person}.`;
  const tenant = found.tenant?.name ?? found.tenant?.domain ?? reach.tenant.name ?? reach.tenant.id;
  return `${person} is no mailbox of the tenant ${tenant}.`;
}

/** Neither shown nor refused: Microsoft's code where there is one, the product's own words else. */
function unclear(
  where: StepName,
  mailbox: MailboxAddress,
  { exchangeCode, fault, requestId }: ProbeResult,
  trial: Trial,
  microsoft: StepsDeps['microsoft'],
) {
  const isRoom = where === 'room-read';
  const circumstances = {
    where,
    correlationId: requestId ?? trial.attempt,
    facts: cmdletFacts(trial, microsoft, isRoom ? mailbox : undefined),
    ...(isRoom && { more: `The room that was tried is ${mailbox}.` }),
  };
  return diagnose(exchangeCode ?? fault?.code ?? 'NoAnswer', circumstances, {
    domain: 'Foyer',
    type: 'Transient',
    explanation: fault?.detail ?? 'The answer was neither yes nor no.',
    fix: 'Try again in a few minutes.',
  });
}
