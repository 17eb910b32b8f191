import type { Principal } from '../../entra/principal.ts';
import type { Returned } from './browser-trip.ts';
import type { Purpose } from './sign-in.store.ts';

/**
 * What happens when a browser comes back to `/auth/callback` from a trip that another module sent it on. It gives the
 * address to send the browser to: a path of ours, or one at Entra. `session` is the portal session of this browser, which
 * began the trip (its key is `session.session`). A Problem that it rejects with is shown on the portal's first page.
 */
export interface ReturnHandler {
  readonly purpose: Exclude<Purpose, 'dialog' | 'portal'>;
  readonly finish: (returned: Returned, session: Principal & { readonly session: string }) => Promise<string>;
}
