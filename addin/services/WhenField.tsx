import { useTranslation } from 'react-i18next';
import { Choice } from './Choice.tsx';
import type { DeliveryMoment } from './request-draft.ts';

/** When the team should be done: minutes from the start of the meeting, or from its end. */
const USUAL: readonly DeliveryMoment[] = [
  { offsetFrom: 'start', offsetMinutes: 0 },
  { offsetFrom: 'start', offsetMinutes: -15 },
  { offsetFrom: 'start', offsetMinutes: -30 },
  { offsetFrom: 'start', offsetMinutes: -60 },
  { offsetFrom: 'start', offsetMinutes: 60 },
  { offsetFrom: 'start', offsetMinutes: 120 },
  { offsetFrom: 'start', offsetMinutes: 180 },
  { offsetFrom: 'end', offsetMinutes: 0 },
];
const MINUTES_PER_HOUR = 60;

interface WhenFieldProps {
  readonly value: DeliveryMoment;
  readonly onChoose: (moment: DeliveryMoment) => void;
}

/** When something is delivered; a moment that is none of the usual ones can be kept. */
export function WhenField({ value, onChoose }: WhenFieldProps) {
  const { t } = useTranslation('pane');
  const inWords = useMomentInWords();
  const isUsual = USUAL.some((one) => keyOf(one) === keyOf(value));
  const moments = isUsual ? USUAL : [value, ...USUAL];
  return (
    <Choice
      label={t('services.when')}
      value={keyOf(value)}
      options={moments.map((one) => ({ value: keyOf(one), label: inWords(one) }))}
      onChoose={(key) => {
        const chosen = moments.find((one) => keyOf(one) === key);
        if (chosen) onChoose({ offsetFrom: chosen.offsetFrom, offsetMinutes: chosen.offsetMinutes });
      }}
    />
  );
}

/** `3 hours after it starts`, `When the meeting ends`. */
export function useMomentInWords(): (moment: DeliveryMoment) => string {
  const { t } = useTranslation('pane');
  return ({ offsetFrom, offsetMinutes }) => {
    const isStart = offsetFrom === 'start';
    if (offsetMinutes === 0) return t(isStart ? 'services.atStart' : 'services.atEnd');
    const count = Math.abs(offsetMinutes);
    if (offsetMinutes < 0) return t(isStart ? 'services.before' : 'services.beforeEnd', { count });
    const hours = count / MINUTES_PER_HOUR;
    if (isStart && Number.isInteger(hours)) return t('services.after', { count: hours });
    return t(isStart ? 'services.minutesAfter' : 'services.afterEnd', { count });
  };
}

function keyOf({ offsetFrom, offsetMinutes }: DeliveryMoment): string {
  return `${offsetFrom} ${offsetMinutes}`;
}
