import { z } from 'zod';
import type { Diagnosis } from '../../../../contract/integrations.ts';
import { MailboxAddress } from '../../../../contract/primitives.ts';
import type { SignedIn } from '../../../entra/code-flow.ts';
import { OutboundFault } from '../../../outbound/fault.ts';
import type { Outbound } from '../../../outbound/outbound.ts';
import type { Microsoft } from '../attempt.ts';
import { diagnose, diagnoseFailure } from '../diagnose.ts';

/** Template ids, the same in every tenant (learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference). */
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814';

const DEADLINE_MS = 10_000;
const MAX_BYTES = 256 * 1024;

export interface Judged {
  /** The administrator's own mailbox, which later serves as the one that must stay unreadable. */
  readonly mail: MailboxAddress | null;
  /** Why this person's consent cannot be used; null when it can. */
  readonly diagnosis: Diagnosis | null;
}

/**
 * Whether the person who signed in may consent for their tenant: a member of it, with one of the two roles that can
 * consent to application permissions, and with a mailbox, because it is tried later as one that must be refused.
 */
export async function judgeAdministrator(
  deps: { readonly outbound: Pick<Outbound, 'send'>; readonly microsoft: Pick<Microsoft, 'graphOrigin'> },
  person: SignedIn,
): Promise<Judged> {
  if (person.isGuest) return no('GuestAccount');
  const roles = person.directoryRoles.map((role) => role.toLowerCase());
  if (!roles.includes(GLOBAL_ADMINISTRATOR) && !roles.includes(PRIVILEGED_ROLE_ADMINISTRATOR))
    return no('NotAnAdministrator');

  const me = await readMe(deps, person);
  if ('diagnosis' in me) return { mail: null, diagnosis: me.diagnosis };
  if (me.userType?.toLowerCase() === 'guest') return no('GuestAccount');
  const mail = MailboxAddress.safeParse(me.mail);
  return mail.success && me.hasMailbox ? { mail: mail.data, diagnosis: null } : no('AdminMailboxMissing');
}

function no(code: string): Judged {
  return { mail: null, diagnosis: diagnose(code, circumstances) };
}

const circumstances = { where: 'account', correlationId: null } as const;

const Me = z.object({
  id: z.string(),
  mail: z.string().max(320).nullish(),
  userType: z.string().max(40).nullish(),
  assignedPlans: z
    .array(z.object({ service: z.string().nullish(), capabilityStatus: z.string().nullish() }))
    .max(2_000)
    .nullish(),
});

/** The one thing that is asked in the administrator's name; the token is used here and kept nowhere. */
async function readMe(
  { outbound, microsoft }: Parameters<typeof judgeAdministrator>[0],
  { accessToken, objectId }: SignedIn,
): Promise<
  | { readonly diagnosis: Diagnosis }
  | { readonly mail: string | null; readonly userType: string | null; readonly hasMailbox: boolean }
> {
  try {
    const reply = await outbound.send({
      method: 'GET',
      url: `${microsoft.graphOrigin}/v1.0/me?$select=id,mail,userType,assignedPlans`,
      headers: { authorization: `Bearer ${accessToken ?? ''}`, accept: 'application/json' },
      operation: 'me',
      timeoutMs: DEADLINE_MS,
      maxBytes: MAX_BYTES,
    });
    const me = reply.status === 200 ? Me.safeParse(jsonOf(reply.body)) : null;
    if (!me?.success || me.data.id.toLowerCase() !== objectId)
      return { diagnosis: diagnose('AnswerUnreadable', circumstances) };
    const { mail = null, userType = null, assignedPlans } = me.data;
    const hasMailbox = (assignedPlans ?? []).some(
      ({ service, capabilityStatus }) => service === 'exchange' && working.has(capabilityStatus ?? ''),
    );
    return { mail, userType, hasMailbox };
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error;
    return { diagnosis: diagnoseFailure({ kind: 'thrown', error }, circumstances) };
  }
}

/** `Warning`: the subscription ends soon, and works until then. */
const working = new Set(['Enabled', 'Warning']);

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null; // the only reason to throw is text that is no JSON
  }
}
