import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { usePane } from '../shell/pane.ts';
import type { Wording } from './reasons.ts';
import { ageInWords } from './series-words.ts';
import type { ListedOffer } from './use-confirmed.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface CertaintyProps {
  readonly offer: ListedOffer;
  readonly wording: Wording;
}

/** How sure it is what the list says of a room: confirmed by Exchange, or not, or from when it is where that matters. */
export function Certainty({ offer: { confirmation, asOf }, wording }: CertaintyProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { now } = usePane();
  const words = [
    confirmation !== null && t(`rooms.${confirmation}`),
    asOf !== null && t('rooms.asOf', { time: ageInWords(asOf, now, wording) }),
  ].filter(Boolean);
  return words.length === 0 ? null : <Caption1 className={styles.quiet}>{words.join(', ')}</Caption1>;
}
