import { useTranslation } from 'react-i18next';
import { listRoles } from '../../contract/access.ts';
import { listDepartments, listUnits, readOrganization } from '../../contract/organization.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { GiveRoleForm } from './GiveRoleForm.tsx';

/** Admin Center → Access → Give a role. */
export function GiveRolePage() {
  const { t } = useTranslation('portal');
  const roles = useReading(listRoles);
  const units = useReading(listUnits);
  const departments = useReading(listDepartments);
  const organization = useReading(readOrganization);
  return (
    <Page
      title={t('access.giving.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('access.title'), to: '/access' }]}
    >
      <Reading of={roles}>
        {({ roles }) => (
          <Reading of={units}>
            {({ units }) => (
              <Reading of={departments}>
                {({ departments }) => (
                  <Reading of={organization}>
                    {({ tenants }) => (
                      <GiveRoleForm roles={roles} units={units} departments={departments} tenants={tenants} />
                    )}
                  </Reading>
                )}
              </Reading>
            )}
          </Reading>
        )}
      </Reading>
    </Page>
  );
}
