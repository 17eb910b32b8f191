import type { ProofCheck } from '../../../contract/access-proof.ts';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeSetup } from '../../exchange/index.ts';

/** One proof stays within a minute on a slow tenant; larger organizations are walked through proof by proof. */
const MOST_PER_PROOF = 300;
const SIDE_BY_SIDE = 4;

/** Whether each registered calendar can be read, and which ones Exchange refuses. `turn` counts the proofs before this one. */
export async function checkScope(
  setup: ExchangeSetup,
  calendars: readonly MailboxAddress[],
  turn: number,
): Promise<{ readonly check: ProofCheck; readonly outOfScope: readonly MailboxAddress[] }> {
  const tried = ofTurn(calendars.toSorted(), turn);
  const outOfScope: MailboxAddress[] = [];
  let undecided = 0;
  const waiting = tried.values();

  async function work(): Promise<void> {
    for (const mailbox of waiting) {
      const { outcome } = await setup.probe('calendar', mailbox);
      if (outcome === 'denied') outOfScope.push(mailbox);
      if (outcome === 'inconclusive') undecided += 1;
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));

  const isDecided = tried.length > undecided || tried.length === 0;
  const outcome = outOfScope.length > 0 ? 'denied' : isDecided ? 'allowed' : 'inconclusive';
  const check: ProofCheck = {
    name: 'rooms-in-scope',
    expected: 'allowed',
    outcome,
    mailbox: null,
    status: null,
    exchangeCode: null,
    requestId: null,
    ms: null,
    detail: wordsFor(calendars.length, tried.length, outOfScope.length, undecided),
  };
  return { check, outOfScope: outOfScope.toSorted() };
}

function ofTurn(calendars: readonly MailboxAddress[], turn: number): readonly MailboxAddress[] {
  if (calendars.length <= MOST_PER_PROOF) return calendars;
  const start = (turn * MOST_PER_PROOF) % calendars.length;
  return [...calendars.slice(start), ...calendars.slice(0, start)].slice(0, MOST_PER_PROOF);
}

function wordsFor(all: number, tried: number, refused: number, undecided: number): string {
  if (all === 0) return 'No calendars have been added yet.';
  const part = tried < all ? `${tried} of ${all} calendars were tried; the others take turns.` : null;
  const result =
    refused === 0
      ? `${tried - undecided} calendars can be read.`
      : `${refused} of ${tried} calendars lie outside of the scope that Exchange gives to Foyer.`;
  return [part, result, undecided > 0 ? `${undecided} could not be decided.` : null]
    .filter(Boolean)
    .join(' ');
}
