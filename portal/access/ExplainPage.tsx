import { Body1, Caption1, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { explainAccess, listRoles } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Facts } from '../shell/Facts.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useMoment, useSession } from '../shell/session.ts';
import { SignOutPerson } from './SignOutPerson.tsx';
import { usePermissionText } from './permission-text.ts';
import { useWhere } from './where.ts';

type Explained = RouteReply<typeof explainAccess>;
type Held = Explained['held'][number];

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } });

/** What one person may do, where, and through which group: decided as every call of theirs is. */
export function ExplainPage() {
  const { t } = useTranslation('portal');
  const { tenantId = '', id = '' } = useParams();
  const { may } = useSession();
  const explained = useReading(explainAccess, { params: { tenantId, id } });
  const name = explained.data ? (explained.data.person?.name ?? t('access.explained.unknown')) : '…';
  return (
    <Page
      title={t('access.explained.title', { name })}
      path={[
        { label: t('shell.adminCenter') },
        { label: t('access.title'), to: '/access' },
        { label: t('access.pages.people'), to: '/access/people' },
      ]}
      actions={
        may('access.write') && explained.data && <SignOutPerson tenantId={tenantId} id={id} name={name} />
      }
    >
      <Reading of={explained}>{(data) => <Explanation of={data} />}</Reading>
    </Page>
  );
}

function Explanation({ of: { person, held, rooms, readAt } }: { readonly of: Explained }) {
  const { t } = useTranslation('portal');
  const moment = useMoment();
  const { time } = useSession();
  return (
    <>
      {person === null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('access.explained.gone')}</MessageBarBody>
        </MessageBar>
      )}
      {person?.mail && <Body1>{person.mail}</Body1>}
      {held.length === 0 ? (
        <EmptyState title={t('access.explained.none.title')}>{t('access.explained.none.detail')}</EmptyState>
      ) : (
        <Panel title={t('access.explained.held')}>
          <HeldRoles held={held} />
        </Panel>
      )}
      <Panel title={t('access.explained.rooms')}>
        <Facts
          of={[
            { name: t('access.explained.seen'), value: time.number(rooms.seen) },
            { name: t('access.explained.bookable'), value: time.number(rooms.bookable) },
          ]}
        />
      </Panel>
      <Caption1>{t('access.explained.readAt', { when: moment(readAt) })}</Caption1>
    </>
  );
}

function HeldRoles({ held }: { readonly held: readonly Held[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const where = useWhere();
  const permissionText = usePermissionText();
  const roles = useReading(listRoles);
  const through = ({ through: holder, throughName: name }: Held) => {
    if (holder.kind === 'user') return t('access.explained.byName');
    return t(holder.kind === 'app_role' ? 'access.explained.appRole' : 'access.explained.group', { name });
  };
  return (
    <DataTable
      label={t('access.explained.held')}
      rows={held}
      keyOf={({ assignment }) => assignment}
      columns={[
        {
          name: t('access.explained.columns.role'),
          renderCell: ({ role }) => roles.data?.roles.find((one) => one.role === role)?.name ?? role,
        },
        { name: t('access.explained.columns.through'), renderCell: through },
        { name: t('access.explained.columns.where'), renderCell: where },
        {
          name: t('access.explained.columns.allows'),
          renderCell: ({ permissions }) =>
            permissions.length === 0 ? (
              t('access.roles.nothing')
            ) : (
              <ul className={styles.list}>
                {permissions.map((permission) => (
                  <li key={permission}>{permissionText(permission)}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
