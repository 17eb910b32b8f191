import type { OrganizationId } from '../../../contract/primitives.ts';
import { askTenants } from './ask-tenants.ts';
import type { AskTenantsDeps, TenantNotice } from './ask-tenants.ts';

export interface Colleague {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
  /** Lower case; null: the directory has none. */
  readonly mail: string | null;
}

/** The people of an organization, for whoever has to name one of them. */
export interface Colleagues {
  /** Those whose name begins with something, by name, guests left out; a tenant that cannot be asked becomes a notice. */
  find(
    organization: OrganizationId,
    search: string,
  ): Promise<{ readonly hosts: Colleague[]; readonly notices: TenantNotice[] }>;
  /**
   * One of them; null for somebody of a tenant that is not the organization's, and for somebody whom the directory does not
   * know. Throws a Problem with an `exchange-*` or `entra-*` code when the directory cannot be asked.
   */
  read(
    organization: OrganizationId,
    person: { readonly tenantId: string; readonly id: string },
  ): Promise<Colleague | null>;
  /**
   * Whoever is in a group now, nested ones included, guests and those without an address left out, by name; at most `most`. Null
   * for a tenant that is not the organization's. Throws as `read` does.
   */
  members(
    organization: OrganizationId,
    group: { readonly tenantId: string; readonly id: string },
    most: number,
  ): Promise<readonly (Colleague & { readonly mail: string })[] | null>;
}

const byName = new Intl.Collator('en', { numeric: true });

export function createColleagues(deps: AskTenantsDeps): Colleagues {
  return {
    async find(organization, search) {
      const { answers, notices } = await askTenants(deps, organization, async (directory, { id: tenantId }) =>
        (await directory.findPeople(search))
          .filter(({ isGuest }) => !isGuest)
          .map(({ id, name, mail }) => ({ tenantId, id, name, mail })),
      );
      return {
        hosts: answers.flat().toSorted((one, other) => byName.compare(one.name, other.name)),
        notices: [...notices],
      };
    },
    async read(organization, { tenantId, id }) {
      const tenants = await deps.assignments.listTenants(organization);
      if (!tenants.some((tenant) => tenant.id === tenantId)) return null;
      const person = await deps.peopleOf(tenantId).readPerson(id);
      return person && !person.isGuest ? { tenantId, id, name: person.name, mail: person.mail } : null;
    },
    async members(organization, { tenantId, id: group }, most) {
      const tenants = await deps.assignments.listTenants(organization);
      if (!tenants.some((tenant) => tenant.id === tenantId)) return null;
      const { people } = await deps.peopleOf(tenantId).listMembers(group, most);
      return people
        .flatMap(({ id, name, mail, isGuest }) =>
          isGuest || mail === null ? [] : [{ tenantId, id, name, mail }],
        )
        .toSorted((one, other) => byName.compare(one.name, other.name));
    },
  };
}
