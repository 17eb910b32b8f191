import type { ServiceAccount, SimulatedTenant } from '../../state/directory.ts';
import type { AccountState } from '../../state/tenant-switches.ts';
import type { World } from '../../state/world.ts';
import { EwsError } from '../ews-error.ts';

export interface FoundAccount {
  readonly tenant: SimulatedTenant;
  readonly account: ServiceAccount;
}

/** The account behind a name as people type it: `DOMAIN\user`, `user@domain`, or user and domain apart. */
export function findAccount(world: World, name: string, domain = ''): FoundAccount | undefined {
  const [before = '', after] = name.split('\\', 2);
  const user = (after ?? before).toLowerCase();
  const windows = (after === undefined ? domain : before).toLowerCase();
  for (const tenant of world.tenants()) {
    const account = tenant.accounts.find((each) => {
      if (each.mail === user) return true;
      const [ownDomain = '', ownUser = ''] = each.userName.toLowerCase().split('\\', 2);
      return user === ownUser && (windows === ownDomain || windows === tenant.domain);
    });
    if (account) return { tenant, account };
  }
  return undefined;
}

const refusals: Readonly<Record<Exclude<AccountState, 'ok' | 'locked'>, EwsError>> = {
  disabled: new EwsError('ErrorAccountDisabled', 'The account is disabled.'),
  expired: new EwsError('ErrorPasswordExpired', 'The password of the account has expired.'),
  'must-change': new EwsError(
    'ErrorPasswordChangeRequired',
    'The password must be changed before the account can be used.',
  ),
};

/** Why an account whose password is right may not come in; `locked` gives no reason, as Windows gives none. */
export function accountTrouble(world: World, { tenant, account }: FoundAccount): 'locked' | EwsError | null {
  const state = world.switches.of(tenant.id).accounts[account.handle] ?? 'ok';
  if (state === 'ok') return null;
  return state === 'locked' ? 'locked' : refusals[state];
}
