import type { startOnline as route } from '../../../../contract/integrations.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import { browserUrl } from '../../../entra/browser-url.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Outbound } from '../../../outbound/outbound.ts';
import { newSecret, PRE_LOGIN_MS, startTrip } from '../../sign-in/index.ts';
import type { ReturnHandler, SignInStore, TripDeps } from '../../sign-in/index.ts';
import type { Microsoft } from '../attempt.ts';
import { ended } from '../change-integration.ts';
import { EWS_ONLINE_ENDS } from '../../../exchange/index.ts';
import { AdministratorTrip } from './consent-payload.ts';
import type { ConsentFlow } from './consent-payload.ts';
import { judgeAdministrator } from './judge-administrator.ts';

export interface OnlineDeps {
  readonly trips: Omit<TripDeps, 'store'> & { readonly store: TripDeps['store'] & FlowStore };
  readonly outbound: Pick<Outbound, 'send'>;
  readonly microsoft: Microsoft;
  /** Business time. */
  readonly clock: Clock;
  readonly simulatorPort: number | null;
}

type FlowStore = Pick<SignInStore, 'findPreLogin'>;

/**
 * Begins to connect Exchange Online: the browser goes to `next`, where an administrator of the tenant signs in. Nothing
 * is believed about the tenant but what that sign-in proves. Rejects with `integration-ended`.
 */
export async function startOnline(
  deps: OnlineDeps,
  caller: Caller,
  body: RouteInput<typeof route>['body'],
): Promise<{ readonly next: string }> {
  if (body.kind === 'ews-online' && deps.clock.now() >= EWS_ONLINE_ENDS) throw ended();
  const { organization, tenantId, objectId } = caller;
  const payload: AdministratorTrip = { organization, tenantId, objectId, ...body };
  const trip = { purpose: 'administrator', payload, browser: sessionOf(caller) } as const;
  const url = await startTrip(deps.trips, trip, {
    scopes: scopesOf(deps.microsoft),
    prompt: 'select_account',
  });
  return { next: browserUrl(url, deps.simulatorPort) };
}

/**
 * What happens when the administrator comes back: who they are is written down, and the browser goes on to the page that
 * asks for the consent, which also says why somebody's consent cannot be used.
 */
export function administratorReturns(deps: OnlineDeps): ReturnHandler {
  return {
    purpose: 'administrator',
    async finish(returned, session) {
      const wanted = AdministratorTrip.parse(returned.payload);
      try {
        const person = await returned.redeem(scopesOf(deps.microsoft));
        const { mail, diagnosis } = await judgeAdministrator(deps, person);
        const { tenantId, objectId, name } = person;
        const proven = { tenantId, objectId, name, mail };
        const label = wanted.label ?? labelFor(wanted.kind, mail?.split('@')[1] ?? tenantId);
        const shown = { stage: 'shown', wanted: { ...wanted, label }, proven, diagnosis } as const;
        const flow = await keepFlow(deps, shown, session.session);
        return `/portal/integrations/consent/${flow}`;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return `/portal/integrations?problem=${error.code}`;
      }
    },
  };
}

function labelFor(kind: ConsentFlow['wanted']['kind'], tenant: string): string {
  return kind === 'graph' ? `Exchange Online – ${tenant}` : `Exchange Online through EWS – ${tenant}`;
}

/** Remembers a flow for ten minutes, for one portal session. Gives the secret that finds it again. */
export async function keepFlow(
  { trips }: Pick<OnlineDeps, 'trips'>,
  flow: ConsentFlow,
  session: string,
): Promise<string> {
  const secret = newSecret();
  const row = { purpose: 'consent', payload: flow, browser: session, nonce: '', codeVerifier: '' } as const;
  await trips.store.addPreLogin(secret, row, trips.now() + PRE_LOGIN_MS);
  return secret;
}

/** Only the portal's gate lets anybody in here, and it says which session they came with. */
export function sessionOf({ session }: Pick<Caller, 'session'>): string {
  if (session === undefined) throw new Error('a caller of the portal has a session');
  return session;
}

function scopesOf({ graphOrigin }: Pick<Microsoft, 'graphOrigin'>): readonly string[] {
  return [`${graphOrigin}/User.Read`];
}
