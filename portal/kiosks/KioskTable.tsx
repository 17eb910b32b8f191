import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { KioskReply } from '../../contract/kiosks.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { useMoment } from '../shell/session.ts';
import type { MadeCode } from './PairingCode.tsx';
import { useInvite } from './use-invite.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface KioskTableProps {
  readonly reception: ReceptionId;
  readonly all: readonly KioskReply[];
  readonly mayWrite: boolean;
  /** Where the focus comes back to. */
  readonly opener: object;
  readonly onMade: (made: MadeCode) => void;
  readonly onRevoke: (kiosk: KioskReply) => void;
}

/** Kiosks with when each was last there: one that was not is switched off, or somewhere else. */
export function KioskTable({ reception, all, mayWrite, opener, onMade, onRevoke }: KioskTableProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { submit, invite } = useInvite(reception, onMade);
  const columns: readonly Column<KioskReply>[] = [
    { name: t('kiosks.name'), renderCell: ({ name }) => name },
    {
      name: t('kiosks.columns.state'),
      renderCell: ({ state }) => (
        <Badge appearance="tint" color={state === 'paired' ? 'success' : 'subtle'}>
          {t(`kiosks.state.${state}`)}
        </Badge>
      ),
    },
    {
      name: t('kiosks.columns.seen'),
      renderCell: ({ lastSeenAt }) => (lastSeenAt === null ? t('kiosks.never') : moment(lastSeenAt)),
    },
    {
      name: t('kiosks.columns.until'),
      renderCell: ({ pairedUntil }) => (pairedUntil === null ? '' : moment(pairedUntil)),
    },
    {
      name: t('kiosks.revoke'),
      renderCell: (kiosk) => (
        <span className={styles.actions}>
          <Button
            size="small"
            aria-label={t('kiosks.newCodeOf', { name: kiosk.name })}
            disabledFocusable={submit.isSending}
            onClick={() => void invite({ id: kiosk.id, name: kiosk.name })}
            {...opener}
          >
            {t('kiosks.newCode')}
          </Button>
          <Button
            size="small"
            aria-label={t('kiosks.revokeOf', { name: kiosk.name })}
            onClick={() => onRevoke(kiosk)}
            {...opener}
          >
            {t('kiosks.revoke')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      <DataTable
        label={t('kiosks.list')}
        rows={all}
        keyOf={({ id }) => id}
        columns={mayWrite ? columns : columns.slice(0, -1)}
      />
    </>
  );
}
