import type { ProofCheck, ProofMeans } from '../../../contract/access-proof.ts';
import type { IntegrationKind } from '../../../contract/integrations.ts';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import { isNoMailbox } from '../../exchange/index.ts';
import type { ExchangeSetup, ProbeResult } from '../../exchange/index.ts';
import { shortenPerson } from '../../kernel/shorten-person.ts';
import { checkRoles } from './check-roles.ts';
import { meansOf } from './proof-means.ts';

export interface ChecksDeps {
  readonly setup: ExchangeSetup;
  readonly kind: IntegrationKind;
  /** A personal mailbox that must stay unreadable. */
  readonly controlMailbox: MailboxAddress | null;
  /** Rooms to try as readable, best first. */
  readonly rooms: readonly MailboxAddress[];
}

/** A single room may be out of order or out of scope; that alone does not make the scope ineffective. */
const MOST_ROOMS_TRIED = 5;

/**
 * Tries what must work and what must be refused: a room's calendar; a person's calendar and mail; over Graph also the
 * room's own mail. (Impersonation over EWS cannot be narrowed to one folder of a room, so nothing is to be proven there;
 * instead the person is asked for in the service account's own name as well.) Every answer is thrown away unread. The
 * token comes first and is a new one: an older one may lack what was consented to since.
 */
export async function runChecks(
  deps: ChecksDeps,
): Promise<{ readonly checks: readonly ProofCheck[]; readonly means: ProofMeans }> {
  const { setup, kind, controlMailbox } = deps;
  const token = kind === 'ews-server' ? null : await setup.readToken();
  const room = await tryRooms(deps);
  const checks: ProofCheck[] = [room.check];

  if (controlMailbox === null || deps.rooms.includes(controlMailbox)) {
    const detail =
      controlMailbox === null
        ? 'No personal mailbox is named that must stay unreadable. Name one at the integration.'
        : 'The mailbox that must stay unreadable is a room. Name a personal one at the integration.';
    checks.push(untried('personal-calendar', detail), untried('personal-mail', detail));
  } else {
    const person = shortenPerson(controlMailbox);
    const calendar = await setup.probe('calendar', controlMailbox);
    checks.push(checkOf('personal-calendar', 'denied', person, calendar, words.personalCalendar));
    if (kind !== 'graph') {
      const own = await setup.probe('calendar', controlMailbox, { actAs: 'account' });
      checks.push(checkOf('personal-calendar', 'denied', person, own, words.ownName));
    }
    const mail = await setup.probe('mail', controlMailbox);
    checks.push(checkOf('personal-mail', 'denied', person, mail, words.personalMail));
  }
  if (kind === 'graph' && room.mailbox) {
    const mail = await setup.probe('mail', room.mailbox);
    checks.push(checkOf('room-mail', 'denied', room.mailbox, mail, words.roomMail));
  }
  if (kind !== 'ews-server') checks.push(checkRoles(kind, token?.roles ?? null));
  return { checks, means: meansOf(kind, token, checks) };
}

async function tryRooms({ setup, rooms }: ChecksDeps) {
  let first: { check: ProofCheck; mailbox: MailboxAddress } | null = null;
  for (const mailbox of rooms.slice(0, MOST_ROOMS_TRIED)) {
    const result = await setup.probe('calendar', mailbox);
    const tried = { check: checkOf('room-calendar', 'allowed', mailbox, result, words.room), mailbox };
    if (result.outcome === 'allowed') return tried;
    first ??= tried;
  }
  if (first) return first;
  const detail = 'There is no room to try yet: Exchange lists none, and none was added by its address.';
  return { check: { ...untried('room-calendar', detail), expected: 'allowed' as const }, mailbox: null };
}

interface Words {
  readonly allowed: string;
  readonly denied: string;
}

const words = {
  room: {
    allowed: 'The calendar of a room can be read, as it should be.',
    denied: 'Exchange refuses the calendar of a room.',
  },
  personalCalendar: {
    allowed: 'The calendar of a person can be read, and it must not be.',
    denied: 'Exchange refuses the calendar of a person, as it should.',
  },
  ownName: {
    allowed: 'The calendar of a person is open to the service account itself, and it must not be.',
    denied: 'Exchange refuses the calendar of a person to the service account itself, as it should.',
  },
  personalMail: {
    allowed: 'The mail of a person can be read, and it must not be.',
    denied: 'Exchange refuses the mail of a person, as it should.',
  },
  roomMail: {
    allowed: 'The mail of a room can be read, and it must not be.',
    denied: 'Exchange refuses the mail of a room, as it should.',
  },
} as const satisfies Record<string, Words>;

function checkOf(
  name: ProofCheck['name'],
  expected: ProofCheck['expected'],
  mailbox: string,
  result: ProbeResult,
  { allowed, denied }: Words,
): ProofCheck {
  const { outcome, status, exchangeCode, requestId, ms, fault } = result;
  const undecided = isNoMailbox(result)
    ? `${mailbox} is no mailbox there, so nothing could be tried.`
    : `This could not be decided. ${fault?.detail ?? 'Exchange gave no usable answer.'}`;
  const detail = { allowed, denied, inconclusive: undecided }[outcome];
  return { name, expected, outcome, mailbox, status, exchangeCode, requestId, ms: Math.round(ms), detail };
}

function untried(name: ProofCheck['name'], detail: string): ProofCheck {
  return {
    name,
    expected: 'denied',
    outcome: 'inconclusive',
    mailbox: null,
    status: null,
    exchangeCode: null,
    requestId: null,
    ms: null,
    detail,
  };
}
