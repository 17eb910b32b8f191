import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DateChoice } from '../meeting/chosen-dates.ts';

interface OnDatesProps {
  readonly dates: DateChoice;
  readonly says: 'dates.chosen' | 'visitors.pasteDates';
}

/** On how many dates of a series somebody is expected; nothing when it is on all. */
export function OnDates({ dates, says }: OnDatesProps) {
  const { t } = useTranslation('pane');
  return dates === null ? null : <Caption1>{t(says, { count: dates.length })}</Caption1>;
}
