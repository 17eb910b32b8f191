import { useTranslation } from 'react-i18next';
import type { KioskVisit } from '../../contract/kiosk.ts';
import { createTimeFormat } from '../../ui/time/format.ts';
import type { Place } from '../flow/use-kiosk.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { Facts, Kept } from '../parts/Facts.tsx';
import { HouseRules } from '../parts/HouseRules.tsx';
import { Step } from '../parts/Step.tsx';

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
      <Facts
        all={[
          [t('found.host'), host],
          [t('found.start'), createTimeFormat(i18n.language).clock(start, timeZone)],
        ]}
      />
      {rules && <HouseRules rules={rules} />}
      {!isLeaving && <Kept>{t('found.kept', { count: retentionDays })}</Kept>}
    </Step>
  );
}
