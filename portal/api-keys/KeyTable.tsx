import { Badge, Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ApiKeyReply } from '../../contract/api-keys.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { useMoment } from '../shell/session.ts';

const useStyles = makeStyles({
  prefix: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

interface KeyTableProps {
  readonly all: readonly ApiKeyReply[];
  /** Null: the person may not. */
  readonly onRevoke: ((key: ApiKeyReply) => void) | null;
}

/** Keys, those that no longer work included. */
export function KeyTable({ all, onRevoke }: KeyTableProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const opener = useRestoreFocusTarget();
  const columns: readonly Column<ApiKeyReply>[] = [
    { name: t('apiKeys.name'), renderCell: ({ name }) => name },
    {
      name: t('apiKeys.prefix'),
      renderCell: ({ prefix }) => <span className={styles.prefix}>{prefix}</span>,
    },
    {
      name: t('apiKeys.scopes'),
      renderCell: ({ scopes }) => scopes.map((scope) => t(`apiKeys.scope.${scope}`)).join(', '),
    },
    {
      name: t('apiKeys.made'),
      renderCell: ({ madeAt, madeBy }) => t('apiKeys.madeBy', { when: moment(madeAt), name: madeBy }),
    },
    { name: t('apiKeys.used'), renderCell: ({ lastUsedOn }) => lastUsedOn ?? t('apiKeys.never') },
    { name: t('apiKeys.ends'), renderCell: ({ expiresAt }) => moment(expiresAt) },
    {
      name: t('apiKeys.state'),
      renderCell: ({ state }) => (
        <Badge appearance="tint" color={state === 'active' ? 'success' : 'subtle'}>
          {t(`apiKeys.states.${state}`)}
        </Badge>
      ),
    },
    {
      name: t('apiKeys.revoke'),
      renderCell: (key) =>
        key.state === 'revoked' ? null : (
          <Button
            size="small"
            aria-label={t('apiKeys.revokeNamed', { name: key.name })}
            onClick={() => onRevoke?.(key)}
            {...opener}
          >
            {t('apiKeys.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      label={t('apiKeys.list')}
      rows={all}
      keyOf={({ id }) => id}
      columns={onRevoke ? columns : columns.slice(0, -1)}
    />
  );
}
