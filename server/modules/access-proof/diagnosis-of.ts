import type { ProofCheck } from '../../../contract/access-proof.ts';
import type { Diagnosis } from '../../../contract/integrations.ts';
import { saysNoMailbox } from '../../exchange/index.ts';
import { explain } from '../../kernel/catalogue/index.ts';
import type { Verdict } from './verdict.ts';

export interface ProofFacts {
  readonly clientId: string;
  readonly servicePrincipalId: string | null;
  readonly account: string | null;
  readonly controlMailbox: string | null;
}

/**
 * The trouble that a run found, in the words of the catalogue; null when all is well, or when nothing in the catalogue
 * fits. What was found in particular stands first: which role, which mailbox.
 */
export function diagnosisOf(
  verdict: Verdict,
  checks: readonly ProofCheck[],
  facts: ProofFacts,
): Diagnosis | null {
  const culprit = culpritOf(verdict, checks);
  const entry = culprit && explain(culprit.code);
  if (!culprit || !entry) return null;
  const { domain, code, type, where, explanation, fix } = entry;
  const room = checks.find(({ name }) => name === 'room-calendar')?.mailbox;
  return {
    domain,
    code,
    type,
    where,
    explanation: `${culprit.check.detail} ${explanation}`,
    fix,
    cmdlet:
      entry.cmdlet?.({
        clientId: facts.clientId,
        servicePrincipalId: facts.servicePrincipalId ?? undefined,
        account: facts.account ?? undefined,
        person: facts.controlMailbox ?? undefined,
        room: room ?? undefined,
      }) ?? null,
    correlationId: culprit.check.requestId,
  };
}

interface Culprit {
  readonly code: string;
  readonly check: ProofCheck;
}

function culpritOf(verdict: Verdict, checks: readonly ProofCheck[]): Culprit | null {
  switch (verdict) {
    case 'proven':
      return null;
    case 'proving':
      return blame(
        'ScopeNotEffective',
        checks.find(({ name }) => name === 'room-calendar'),
      );
    case 'violated': {
      const open = checks.filter(({ expected, outcome }) => expected === 'denied' && outcome === 'allowed');
      const mail = open.find(({ name }) => name === 'personal-mail' || name === 'room-mail');
      const calendar = open.find(({ name }) => name === 'personal-calendar' || name === 'token-roles');
      return blame('ScopeTooWide', calendar) ?? blame('MailReadable', mail);
    }
    case 'inconclusive':
      return blameUndecided(checks);
    default:
      return verdict satisfies never;
  }
}

function blameUndecided(checks: readonly ProofCheck[]): Culprit | null {
  const undecided = checks.filter(
    ({ name, expected, outcome }) => name !== 'token-roles' && outcome !== expected,
  );
  const explained = undecided.find(({ exchangeCode }) => exchangeCode !== null && explain(exchangeCode));
  const control = undecided.find(({ name }) => name === 'personal-calendar' || name === 'personal-mail');
  if (explained?.exchangeCode && explained.name === 'room-calendar')
    return blame(explained.exchangeCode, explained);
  // None was named, or it is a room, or there is none: another one must be named. Else the next try may tell.
  if (control && (control.mailbox === null || saysNoMailbox(control.exchangeCode)))
    return blame('ControlMailboxUnknown', control);
  return blame(explained?.exchangeCode ?? '', explained) ?? blame('NoAnswer', undecided[0]);
}

function blame(code: string, check: ProofCheck | undefined): Culprit | null {
  return check ? { code, check } : null;
}
