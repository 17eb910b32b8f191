import type { Calendaring } from '../state/calendaring.ts';
import type { SimulatedTenant } from '../state/directory.ts';
import type { PaneTokens } from './wire.ts';

/** What the client half of the simulated tenant is built from. */
export interface OutlookOptions {
  readonly calendaring: Calendaring;
  /** Asked anew on every call: a reset lays new tenants. */
  readonly tenants: () => readonly SimulatedTenant[];
  readonly entra: {
    paneTokens(tenantId: string, personId: string, scope: string): Promise<PaneTokens>;
  };
  /** Business time, UTC. */
  readonly now: () => string;
  readonly product: { readonly clientId: string; readonly publicUrl: string };
  /** Folder with the built calendar client. */
  readonly calendarAssets: string;
}
