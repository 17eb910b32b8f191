import type { Audience } from './accounts.ts';
import type { SimulatedApp } from './permissions.ts';
import type { EntraWorld } from './world.ts';

/** One call of the token endpoint, its client known and authenticated. */
export interface GrantCall {
  readonly world: EntraWorld;
  readonly audience: Audience;
  readonly app: SimulatedApp;
  readonly parameters: Readonly<Record<string, string>>;
}
