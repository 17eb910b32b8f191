import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { listDepartments } from '../../contract/organization.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { DepartmentFacts } from './DepartmentFacts.tsx';
import { EditDepartment } from './EditDepartment.tsx';
import { RemoveDepartment } from './RemoveDepartment.tsx';

/** Admin Center → Departments → one of them. */
export function DepartmentPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may } = useSession();
  const departments = useReading(listDepartments);
  const department = departments.data?.departments.find((one) => one.id === id);
  const [isRemoving, setRemoving] = useState(false);
  const opener = useRestoreFocusTarget();
  const mayChange = may('units.write');
  return (
    <Page
      title={department?.name ?? t('departments.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('departments.title'), to: '/departments' }]}
      actions={
        department && mayChange ? (
          <Button onClick={() => setRemoving(true)} {...opener}>
            {t('departments.remove.button')}
          </Button>
        ) : null
      }
    >
      <Reading of={departments}>
        {() => {
          if (!department) {
            return (
              <EmptyState
                title={t('departments.gone.title')}
                action={<LinkButton to="/departments">{t('departments.gone.back')}</LinkButton>}
              >
                {t('departments.gone.detail')}
              </EmptyState>
            );
          }
          return mayChange ? (
            <EditDepartment key={department.id} stored={department} />
          ) : (
            <DepartmentFacts department={department} />
          );
        }}
      </Reading>
      {department && (
        <RemoveDepartment isOpen={isRemoving} department={department} onClose={() => setRemoving(false)} />
      )}
    </Page>
  );
}
