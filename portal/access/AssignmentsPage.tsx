import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listAssignments, listRoles } from '../../contract/access.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AccessNavigation } from './AccessNavigation.tsx';
import { Assignments } from './Assignments.tsx';

/** Who holds which role where. */
export function AssignmentsPage() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const assignments = useReading(listAssignments);
  const roles = useReading(listRoles);
  const give = may('access.write') && (
    <LinkButton appearance="primary" to="/access/give">
      {t('access.give')}
    </LinkButton>
  );
  return (
    <Page title={t('access.title')} path={[{ label: t('shell.adminCenter') }]} actions={give}>
      <AccessNavigation />
      <Body1>{t('access.intro')}</Body1>
      <Reading of={roles}>
        {({ roles }) => (
          <Reading of={assignments}>
            {({ assignments }) =>
              assignments.length === 0 ? (
                <EmptyState title={t('access.empty.title')}>{t('access.empty.detail')}</EmptyState>
              ) : (
                <Assignments assignments={assignments} roles={roles} />
              )
            }
          </Reading>
        )}
      </Reading>
    </Page>
  );
}
