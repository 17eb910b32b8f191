import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { useSession } from '../shell/session.ts';
import { waitingAtDesk } from './warned.ts';

const useStyles = makeStyles({
  all: { display: 'block' },
  one: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface SentToDeskProps {
  readonly visits: readonly DeskVisit[];
  readonly timeZone: string;
  /** Looks for somebody in the list. */
  readonly onShow: (name: string) => void;
}

/** Whom a kiosk has just sent to the desk. Says nothing of why: the visitor may stand before the screen. */
export function SentToDesk({ visits, timeZone, onShow }: SentToDeskProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  return (
    <output className={styles.all}>
      {waitingAtDesk(visits).map(({ id, name, sentAt }) => (
        <span key={id} className={styles.one}>
          <Body1>{t('warning.sent', { name, time: time.clock(sentAt, timeZone) })}</Body1>
          <Button
            size="small"
            className={styles.button}
            aria-label={t('warning.showOf', { name })}
            onClick={() => onShow(name)}
          >
            {t('warning.show')}
          </Button>
        </span>
      ))}
    </output>
  );
}
