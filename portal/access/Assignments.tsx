import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentReply, listRoles } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';
import { TakeAwayDialog } from './TakeAwayDialog.tsx';
import { useWhere } from './where.ts';

type Roles = RouteReply<typeof listRoles>['roles'];

const useStyles = makeStyles({
  filter: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    maxWidth: '640px',
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  holder: { display: 'flex', flexDirection: 'column' },
  kind: { color: tokens.colorNeutralForeground2 },
});

interface AssignmentsProps {
  readonly assignments: readonly AssignmentReply[];
  readonly roles: Roles;
}

/** The roles that were given, searched as one types, each with a way to take it away. */
export function Assignments({ assignments, roles }: AssignmentsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may, time, timeZone } = useSession();
  const where = useWhere();
  const [search, setSearch] = useState('');
  const [role, setRole] = useState('');
  const [taken, setTaken] = useState<AssignmentReply | null>(null);
  const [isAsking, setAsking] = useState(false);
  const opener = useRestoreFocusTarget();
  const nameOf = (code: AssignmentReply['role']) => roles.find((one) => one.role === code)?.name ?? code;
  const shown = assignments.filter(
    (one) =>
      (role === '' || one.role === role) &&
      one.holderName.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
  );

  const columns = [
    {
      name: t('access.columns.holder'),
      renderCell: (one: AssignmentReply) => (
        <div className={styles.holder}>
          {one.holder.kind === 'user' ? (
            <PageLink to={`/access/people/${one.holder.tenantId}/${one.holder.id}`}>
              {one.holderName}
            </PageLink>
          ) : (
            <span>{one.holderName}</span>
          )}
          <Caption1 className={styles.kind}>{t(`access.holders.${one.holder.kind}`)}</Caption1>
        </div>
      ),
    },
    { name: t('access.columns.role'), renderCell: (one: AssignmentReply) => nameOf(one.role) },
    { name: t('access.columns.where'), renderCell: where },
    {
      name: t('access.columns.since'),
      renderCell: (one: AssignmentReply) => time.day(one.addedAt, timeZone),
    },
  ];
  const takeAway = {
    name: t('access.columns.action'),
    renderCell: (one: AssignmentReply) => (
      <Button
        size="small"
        aria-label={t('access.take.of', { role: nameOf(one.role), holder: one.holderName })}
        onClick={() => {
          setTaken(one);
          setAsking(true);
        }}
        {...opener}
      >
        {t('access.take.button')}
      </Button>
    ),
  };
  return (
    <>
      <div className={styles.filter}>
        <TextField label={t('access.filter.search')} value={search} onChange={setSearch} />
        <SelectField
          label={t('access.filter.role')}
          value={role}
          onChange={setRole}
          options={[
            { value: '', label: t('access.filter.anyRole') },
            ...roles.map(({ role, name }) => ({ value: role, label: name })),
          ]}
        />
      </div>
      <output>
        <Caption1>{t('access.shown', { shown: shown.length, count: assignments.length })}</Caption1>
      </output>
      {shown.length === 0 ? (
        <Body1>{t('access.noneFits')}</Body1>
      ) : (
        <DataTable
          label={t('access.pages.assignments')}
          columns={may('access.write') ? [...columns, takeAway] : columns}
          rows={shown}
          keyOf={({ id }) => id}
        />
      )}
      {taken && (
        <TakeAwayDialog
          key={taken.id}
          isOpen={isAsking}
          assignment={taken}
          roleName={nameOf(taken.role)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
