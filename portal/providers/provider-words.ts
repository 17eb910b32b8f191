import { useTranslation } from 'react-i18next';
import type { ProviderBody } from './provider-values.ts';

/** `2 hours 30 minutes before`, `1 opening day before, at 12:00`. */
export function useDeadlineWords(): (rule: ProviderBody['deadlineRule']) => string {
  const { t } = useTranslation('portal');
  return (rule) => {
    if (rule.kind === 'days-before') return t('providers.daysBefore', { count: rule.days, time: rule.time });
    const { minutes } = rule;
    const hours = Math.floor(minutes / 60);
    const parts = [
      hours > 0 && t('providers.hours', { count: hours }),
      minutes % 60 > 0 && t('providers.minutes', { count: minutes % 60 }),
    ].filter(Boolean);
    return parts.length === 0 ? t('providers.atOnce') : t('providers.before', { duration: parts.join(' ') });
  };
}
