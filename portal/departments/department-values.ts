import type { RouteCall, RouteReply } from '../../contract/route.ts';
import type { addDepartment, listDepartments } from '../../contract/organization.ts';

export type Department = RouteReply<typeof listDepartments>['departments'][number];

/** A department as it is typed; all texts, so that it can wait in a draft. */
export interface DepartmentValues {
  readonly name: string;
  readonly tenantId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly defaultUnit: string;
  readonly costCenter: string;
  readonly visibility: 'everyone' | 'members';
}

export const emptyDepartment: DepartmentValues = {
  name: '',
  tenantId: '',
  groupId: '',
  groupName: '',
  defaultUnit: '',
  costCenter: '',
  visibility: 'everyone',
};

export function valuesOf(department: Department): DepartmentValues {
  const { name, tenantId, groupId, groupName, defaultUnit, costCenter, visibility } = department;
  return {
    name,
    tenantId,
    groupId,
    groupName,
    defaultUnit: defaultUnit ?? '',
    costCenter: costCenter ?? '',
    visibility,
  };
}

/** What is sent: an empty choice is none. */
export function bodyOf(
  values: DepartmentValues,
): Omit<NonNullable<RouteCall<typeof addDepartment>['body']>, 'id'> {
  const { defaultUnit, costCenter } = values;
  return {
    ...values,
    defaultUnit: defaultUnit === '' ? null : defaultUnit,
    costCenter: costCenter.trim() === '' ? null : costCenter,
  };
}

export function areAlike(one: DepartmentValues, other: DepartmentValues): boolean {
  return JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));
}
