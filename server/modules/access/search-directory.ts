import type { searchDirectory as route } from '../../../contract/access.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { askTenants } from './ask-tenants.ts';
import type { AskTenantsDeps } from './ask-tenants.ts';

const byName = new Intl.Collator('en', { numeric: true });

/** Groups or people whose name begins with what was typed, from every tenant of the organization, by name. */
export async function searchDirectory(
  deps: AskTenantsDeps,
  caller: Caller,
  { kind, search }: RouteInput<typeof route>['query'],
): Promise<RouteReply<typeof route>> {
  const { answers, notices } = await askTenants(deps, caller.organization, async (directory, tenant) => {
    const of = { kind, tenantId: tenant.id, tenantName: tenant.name };
    if (kind === 'group') {
      return (await directory.findGroups(search)).map(({ id, name }) => ({ ...of, id, name, mail: null }));
    }
    return (await directory.findPeople(search)).map(({ id, name, mail }) => ({ ...of, id, name, mail }));
  });
  const found = answers.flat().sort((one, other) => byName.compare(one.name, other.name));
  return { found, notices: [...notices] };
}
