import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Facts } from '../shell/Facts.tsx';
import type { Entry } from './entry.ts';
import { changesIn } from './changes.ts';

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** Everything that an entry says: what was before beside what is after, who and why, and what holds it in the chain. */
export function EntryDetails({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const changes = changesIn(entry.before, entry.after, {
    yes: t('audit.entry.yes'),
    no: t('audit.entry.no'),
  });
  const code = (text: string) => <span className={styles.code}>{text}</span>;
  const { actor, subject } = entry;
  return (
    <div className={styles.details}>
      {changes.length === 0 ? (
        <Body1>{t('audit.entry.none')}</Body1>
      ) : (
        <DataTable
          label={t('audit.entry.changes')}
          rows={changes}
          keyOf={({ field }) => field}
          columns={[
            { name: t('audit.entry.field'), renderCell: ({ field }) => code(field) },
            { name: t('audit.entry.before'), renderCell: ({ before }) => before ?? t('audit.entry.nothing') },
            { name: t('audit.entry.after'), renderCell: ({ after }) => after ?? t('audit.entry.nothing') },
          ]}
        />
      )}
      <Facts
        of={[
          { name: t('audit.entry.cause'), value: entry.cause },
          {
            name: t('audit.entry.actor'),
            value: [actor.name, t(`audit.actors.${actor.kind}`), actor.objectId].filter(Boolean).join(' · '),
          },
          { name: t('audit.filter.action'), value: code(entry.action) },
          { name: t('audit.entry.subject'), value: `${subject.name} · ${subject.kind} · ${subject.id}` },
          { name: t('audit.entry.request'), value: entry.requestId === null ? null : code(entry.requestId) },
          { name: t('audit.entry.id'), value: code(entry.id) },
          { name: t('audit.entry.hash'), value: code(entry.hash) },
        ]}
      />
    </div>
  );
}
