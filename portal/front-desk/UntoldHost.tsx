import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { isUntold } from './untold.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  said: { color: tokens.colorStatusWarningForeground1 },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface UntoldHostProps {
  readonly visit: DeskVisit;
  readonly onChoose: (visit: DeskVisit) => void;
}

/** Nobody was told of a walk-in, whose host is only a name; and what to do about it. */
export function UntoldHost({ visit, onChoose }: UntoldHostProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  if (!isUntold(visit)) return null;
  return (
    <div className={styles.line}>
      <Caption1 className={styles.said}>{t('frontDesk.untold.nobody', { name: visit.host.name })}</Caption1>
      <Button
        size="small"
        className={styles.button}
        aria-label={t('frontDesk.untold.chooseFor', { name: visit.name })}
        onClick={() => onChoose(visit)}
      >
        {t('frontDesk.untold.choose')}
      </Button>
    </div>
  );
}
