import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listAssignments, listRoles } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { AccessNavigation } from './AccessNavigation.tsx';
import { usePermissionText } from './permission-text.ts';

type RoleEntry = RouteReply<typeof listRoles>['roles'][number];

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '20px' },
  facts: { color: tokens.colorNeutralForeground2 },
});

/** The roles of the product: what each is for, what exactly it allows, and how often it was given. */
export function RolesPage() {
  const { t } = useTranslation('portal');
  const roles = useReading(listRoles);
  const assignments = useReading(listAssignments);
  return (
    <Page title={t('access.title')} path={[{ label: t('shell.adminCenter') }]}>
      <AccessNavigation />
      <Body1>{t('access.roles.intro')}</Body1>
      <Reading of={roles}>
        {({ roles }) =>
          roles.map((role) => (
            <RoleCard
              key={role.role}
              role={role}
              given={assignments.data?.assignments.filter((one) => one.role === role.role).length ?? null}
            />
          ))
        }
      </Reading>
    </Page>
  );
}

function RoleCard({ role, given }: { readonly role: RoleEntry; readonly given: number | null }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const permissionText = usePermissionText();
  const facts = [
    t(role.mayBeConfined ? 'access.roles.confined' : 'access.roles.whole'),
    ...(given === null ? [] : [t('access.roles.holders', { count: given })]),
  ];
  return (
    <Panel title={role.name}>
      <Body1>{role.purpose}</Body1>
      <div>
        <Body1>{t('access.roles.allows')}</Body1>
        <ul className={styles.list}>
          {role.permissions.map((permission) => (
            <li key={permission}>{permissionText(permission)}</li>
          ))}
          {role.permissions.length === 0 && <li>{t('access.roles.nothing')}</li>}
        </ul>
      </div>
      <Caption1 className={styles.facts}>{facts.join(' ')}</Caption1>
    </Panel>
  );
}
