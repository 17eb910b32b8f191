import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../shell/session.ts';
import { useActionText } from './actions.ts';
import type { Entry } from './entry.ts';
import { EntryDetails } from './EntryDetails.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  what: { fontWeight: tokens.fontWeightSemibold },
  faint: { color: tokens.colorNeutralForeground2 },
});

/** Entries, each with its details behind a button. */
export function AuditList({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label={t('audit.list')}>
      {entries.map((entry) => (
        <li key={entry.number} className={styles.entry}>
          <ListedEntry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function ListedEntry({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const actionText = useActionText();
  const [isOpen, setOpen] = useState(false);
  const { number, at, actor, action, subject } = entry;
  const who = actor.kind === 'person' ? actor.name : t(`audit.actors.${actor.kind}`);
  return (
    <>
      <div className={styles.head}>
        <div className={styles.words}>
          <span>
            <span className={styles.what}>{actionText(action)}</span>: {subject.name}
          </span>
          <Caption1 className={styles.faint}>{[`#${number}`, moment(at), who].join(' · ')}</Caption1>
        </div>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={`${t(isOpen ? 'audit.hide' : 'audit.show')}: ${t('audit.of', { number })}`}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'audit.hide' : 'audit.show')}
        </Button>
      </div>
      {isOpen && <EntryDetails entry={entry} />}
    </>
  );
}
