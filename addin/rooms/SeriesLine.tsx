import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wording } from './reasons.ts';
import { useShownSeries } from './series-in-rooms.ts';
import { AT_A_GLANCE, seriesWords } from './series-words.ts';
import { TextButton } from './TextButton.tsx';

const useStyles = makeStyles({
  line: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface SeriesLineProps {
  readonly room: { readonly mailbox: string; readonly name: string };
  readonly wording: Wording;
}

/** On how many dates of the series a room is free, and on which it is taken; nothing for a single meeting. */
export function SeriesLine({ room, wording }: SeriesLineProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const series = useShownSeries();
  const found = series?.of.get(room.mailbox);
  if (!series || !found || series.dates === 0) return null;
  // A room that may not be used on any date is not the room of this series.
  const toPlan = found.refused.dates === series.dates ? found.busy : found.elsewhere;
  const label = t(isOpen ? 'series.hide' : 'series.show');
  return (
    <>
      <Caption1 block className={styles.line}>
        {seriesWords(found, series, isOpen, wording)}
      </Caption1>
      {found.conflicts.length > AT_A_GLANCE && (
        <TextButton
          aria-expanded={isOpen}
          aria-label={`${label}: ${room.name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
        </TextButton>
      )}
      {toPlan > 0 && (
        <TextButton
          aria-label={`${t('series.plan', { count: toPlan })}: ${room.name}`}
          onClick={() => series.plan(room)}
        >
          {t('series.plan', { count: toPlan })}
        </TextButton>
      )}
    </>
  );
}
