import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type {
  addDepartment as addRoute,
  changeDepartment as changeRoute,
} from '../../../contract/organization.ts';
import type { FieldError } from '../../../contract/problem.ts';
import type { DepartmentId, OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import type { Department, DepartmentsInChange, DepartmentStore } from './departments.store.ts';
import { whatIsLeft } from './what-is-left.ts';

export interface DepartmentDeps {
  readonly departments: DepartmentStore;
}

type NewDepartment = z.output<(typeof addRoute)['body']>;
type DepartmentChange = z.output<(typeof changeRoute)['body']>;

export async function listDepartments(
  deps: DepartmentDeps,
  organization: OrganizationId,
): Promise<{ readonly departments: Department[] }> {
  return { departments: [...(await deps.departments.list(organization))] };
}

/**
 * Makes an Entra group a department. The same id with the same content again is the department that is there. Rejects
 * with `invalid-request` for a tenant or place that is none of the organization's, `already-exists`, `idempotency-key-reused`.
 */
export async function addDepartment(
  deps: DepartmentDeps,
  caller: Caller,
  wanted: NewDepartment,
): Promise<Department> {
  return await deps.departments.alone(caller, async (all) => {
    const there = all.departments.find(({ id }) => id === wanted.id);
    if (there) {
      const { version: _version, calendars: _calendars, ...content } = there;
      if (isDeepStrictEqual(content, wanted)) return there;
      throw new Problem('idempotency-key-reused', 'This id belongs to another department already.');
    }
    const department = { ...wanted, version: 1, calendars: 0 };
    check(all, department);
    await all.add(department);
    return department;
  });
}

/** Changes a department as the caller saw it. Rejects as `addDepartment` does, and with `not-found` and `changed-meanwhile`. */
export async function changeDepartment(
  deps: DepartmentDeps,
  caller: Caller,
  input: { readonly id: DepartmentId; readonly version: number; readonly change: DepartmentChange },
): Promise<Department> {
  return await deps.departments.alone(caller, async (all) => {
    const before = find(all, input);
    const given = Object.entries(input.change).filter(([, value]) => value !== undefined);
    const after: Department = { ...before, ...Object.fromEntries(given), version: before.version + 1 };
    check(all, after);
    await all.change(before, after);
    return after;
  });
}

/** Removes a department that no role is confined to. Rejects with `not-empty`, `not-found` or `changed-meanwhile`. */
export async function removeDepartment(
  deps: DepartmentDeps,
  caller: Caller,
  input: { readonly id: DepartmentId; readonly version: number },
): Promise<Record<string, never>> {
  await deps.departments.alone(caller, async (all) => {
    const department = find(all, input);
    const left = whatIsLeft({ roles: await all.countRoles(department) });
    if (left) {
      throw new Problem('not-empty', `${left} of ${department.name} still exist. Remove them first.`);
    }
    await all.remove(department);
  });
  return {};
}

function find(
  { departments }: DepartmentsInChange,
  { id, version }: { readonly id: DepartmentId; readonly version: number },
): Department {
  const department = departments.find((each) => each.id === id);
  if (!department) throw new Problem('not-found', 'There is no such department in this organization.');
  if (department.version !== version) throw changedMeanwhile('this department', department);
  return department;
}

function check({ departments, tenants, units }: DepartmentsInChange, wanted: Department): void {
  const errors: FieldError[] = [];
  if (!tenants.has(wanted.tenantId)) {
    errors.push({ pointer: '/body/tenantId', detail: 'is not a tenant of this organization' });
  }
  if (wanted.defaultUnit !== null && !units.has(wanted.defaultUnit)) {
    errors.push({ pointer: '/body/defaultUnit', detail: 'is not a place of this organization' });
  }
  if (errors.length > 0)
    throw new Problem('invalid-request', 'The department cannot be like that.', { errors });

  const others = departments.filter(({ id }) => id !== wanted.id);
  if (others.some(({ name }) => fold(name) === fold(wanted.name))) {
    throw new Problem('already-exists', `There is a department called ${wanted.name} already.`, {
      errors: [{ pointer: '/body/name', detail: 'is the name of another department' }],
    });
  }
  const sameGroup = others.find(
    ({ tenantId, groupId }) => tenantId === wanted.tenantId && groupId === wanted.groupId,
  );
  if (sameGroup) {
    throw new Problem('already-exists', `This group is the department ${sameGroup.name} already.`, {
      errors: [{ pointer: '/body/groupId', detail: 'is another department already' }],
    });
  }
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
