import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Found } from './selection.ts';

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  facts: { color: tokens.colorNeutralForeground2 },
});

/** A mailbox in two lines: its name and state; its address, kind, seats, building and equipment. */
export function MailboxWords({ of, integration }: { readonly of: Found; readonly integration: string }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const added = of.addedThrough === integration ? 'calendars.picker.added' : 'calendars.picker.elsewhere';
  const facts = [
    of.mailbox,
    t(`calendars.kinds.${of.kind}`),
    of.capacity === null
      ? ''
      : t(of.kind === 'workspace' ? 'calendars.places' : 'calendars.seats', { count: of.capacity }),
    of.building ?? '',
    of.floor ?? '',
    ...of.equipment,
  ];
  return (
    <span className={styles.words}>
      <Body1Strong>
        {of.name}
        {of.addedThrough !== null && ` · ${t(added)}`}
      </Body1Strong>
      <Caption1 className={styles.facts}>{facts.filter(Boolean).join(' · ')}</Caption1>
    </span>
  );
}
