import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { KioskVisit } from '../../contract/kiosk.ts';
import { createTimeFormat } from '../../ui/time/format.ts';
import type { Place } from '../flow/use-kiosk.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { HouseRules } from '../parts/HouseRules.tsx';
import { Step } from '../parts/Step.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '28px',
    rowGap: '10px',
    margin: 0,
    fontSize: 'clamp(20px, 3vmin, 34px)',
    lineHeight: 1.3,
    '@media (max-width: 420px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 0 },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  kept: {
    margin: 0,
    fontSize: 'clamp(15px, 1.9vmin, 20px)',
    lineHeight: 1.4,
    color: tokens.colorNeutralForeground2,
  },
});

interface FoundProps {
  readonly visit: KioskVisit;
  readonly place: Place;
  readonly onTake: () => void;
  readonly onDecline: () => void;
  readonly onCancel: () => void;
}

/** The guest's own visit, and what there is to do: nothing else of it is known here. */
export function Found({ visit, place, onTake, onDecline, onCancel }: FoundProps) {
  const { t, i18n } = useTranslation('kiosk');
  const styles = useStyles();
  const { firstName, host, start, step, rules } = visit;
  const { timeZone, retentionDays } = place.reception;
  const isLeaving = step === 'check-out';
  return (
    <Step
      title={isLeaving ? t('found.leaving') : t('found.hello', { name: firstName })}
      actions={
        <>
          <BigButton appearance="primary" onClick={onTake}>
            {t(isLeaving ? 'found.checkOut' : rules ? 'rules.accept' : 'found.checkIn')}
          </BigButton>
          {rules && <BigButton onClick={onDecline}>{t('rules.decline')}</BigButton>}
          <BigButton appearance="subtle" onClick={onCancel}>
            {t('found.notMe')}
          </BigButton>
        </>
      }
    >
      <dl className={styles.facts}>
        <dt className={styles.name}>{t('found.host')}</dt>
        <dd className={styles.value}>{host}</dd>
        <dt className={styles.name}>{t('found.start')}</dt>
        <dd className={styles.value}>{createTimeFormat(i18n.language).clock(start, timeZone)}</dd>
      </dl>
      {rules && <HouseRules rules={rules} />}
      {!isLeaving && <p className={styles.kept}>{t('found.kept', { count: retentionDays })}</p>}
    </Step>
  );
}
