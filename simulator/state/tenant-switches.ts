/**
 * Which mailboxes Exchange's RBAC lets the product read: all rooms, as it should be; everything, because an unscoped
 * grant was left standing; or only every second room, because the scope misses some.
 */
export type CalendarScope = 'rooms' | 'everything' | 'half';

/** Over whom the Exchange Server's service account holds ApplicationImpersonation. */
export type ServerScope = CalendarScope | 'none';

/** Exchange Server versions that the simulated server can play, with the build each announces. */
export const serverVersions = {
  Exchange2010_SP2: { major: 14, minor: 3, build: 123, revision: 3, announces: 'Exchange2010_SP2' },
  Exchange2013: { major: 15, minor: 0, build: 516, revision: 29, announces: 'Exchange2013' },
  Exchange2013_SP1: { major: 15, minor: 0, build: 847, revision: 31, announces: 'Exchange2013_SP1' },
  Exchange2016: { major: 15, minor: 1, build: 2507, revision: 6, announces: 'V2017_07_11' },
} as const;
export type ServerVersion = keyof typeof serverVersions;

/** What an administrator of one tenant may switch while it runs. */
export interface TenantSwitches {
  readonly scope: CalendarScope;
  /** Application permissions of Exchange that were consented to in Entra beside the scoped role: rights are a union. */
  readonly entraGrants: readonly string[];
  /** Exchange Online's EwsEnabled. */
  readonly ewsEnabled: boolean;
  readonly serverScope: ServerScope;
  /** What the server's EWS directory offers to clients. */
  readonly serverAuth: 'basic' | 'ntlm';
  readonly serverVersion: ServerVersion;
  /** By handle; an account that is not named is in order. */
  readonly accounts: Readonly<Record<string, AccountState>>;
}
export type AccountState = 'ok' | 'locked' | 'disabled' | 'expired' | 'must-change';

const asInstalled: TenantSwitches = {
  scope: 'rooms',
  entraGrants: [],
  ewsEnabled: true,
  serverScope: 'rooms',
  serverAuth: 'basic',
  serverVersion: 'Exchange2016',
  accounts: {},
};

export interface SwitchBoard {
  readonly of: (tenantId: string) => TenantSwitches;
  /** Changes to rights take effect after `delaySeconds` of real time, as they do at Microsoft; everything else at once. */
  readonly set: (tenantId: string, change: Partial<TenantSwitches>, delaySeconds?: number) => void;
  readonly clear: () => void;
}

export function createSwitchBoard(): SwitchBoard {
  const switches = new Map<string, TenantSwitches>();
  const waiting = new Map<string, { at: number; change: Partial<TenantSwitches> }[]>();

  const of = (tenantId: string): TenantSwitches => {
    const now = Date.now();
    const due = waiting.get(tenantId)?.filter(({ at }) => at <= now) ?? [];
    const settled = due.reduce(
      (before, { change }) => ({ ...before, ...change }),
      switches.get(tenantId) ?? asInstalled,
    );
    if (due.length > 0) {
      switches.set(tenantId, settled);
      waiting.set(tenantId, waiting.get(tenantId)?.filter(({ at }) => at > now) ?? []);
    }
    return settled;
  };

  return {
    of,
    set: (tenantId, change, delaySeconds = 0) => {
      const { scope, entraGrants, serverScope, ...rest } = change;
      const rights = {
        ...(scope && { scope }),
        ...(entraGrants && { entraGrants }),
        ...(serverScope && { serverScope }),
      };
      switches.set(tenantId, { ...of(tenantId), ...rest });
      if (delaySeconds > 0) {
        waiting.set(tenantId, [
          ...(waiting.get(tenantId) ?? []),
          { at: Date.now() + delaySeconds * 1000, change: rights },
        ]);
      } else switches.set(tenantId, { ...of(tenantId), ...rights });
    },
    clear: () => {
      switches.clear();
      waiting.clear();
    },
  };
}
