import { roles } from '../../../contract/access.ts';
import type { listRoles as route } from '../../../contract/access.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { roleTable } from './role-table.ts';

/** The table of roles, as the rules go by it. */
export function listRoles(): RouteReply<typeof route> {
  return {
    roles: roles.map((role) => {
      const { name, purpose, permissions, mayBeConfined } = roleTable[role];
      return { role, name, purpose, permissions: [...permissions], mayBeConfined };
    }),
  };
}
