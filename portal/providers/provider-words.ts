import { useTranslation } from 'react-i18next';

/** `2 hours 30 minutes before`. */
export function useDeadlineWords(): (minutes: number) => string {
  const { t } = useTranslation('portal');
  return (minutes) => {
    const hours = Math.floor(minutes / 60);
    const parts = [
      hours > 0 && t('providers.hours', { count: hours }),
      minutes % 60 > 0 && t('providers.minutes', { count: minutes % 60 }),
    ].filter(Boolean);
    return parts.length === 0 ? t('providers.atOnce') : t('providers.before', { duration: parts.join(' ') });
  };
}
