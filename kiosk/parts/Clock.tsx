import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  clock: {
    fontSize: 'clamp(32px, 7vmin, 88px)',
    lineHeight: 1,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  day: { marginTop: '8px', fontSize: 'clamp(14px, 2vmin, 24px)', lineHeight: 1.3 },
});

/** The time of the house, in the language that is spoken. */
export function Clock({ timeZone }: { readonly timeZone: string }) {
  const styles = useStyles();
  const { i18n } = useTranslation('kiosk');
  const [now, setNow] = useState(() => new Date(performance.timeOrigin + performance.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date(performance.timeOrigin + performance.now())), 5_000);
    return () => clearInterval(timer);
  }, []);
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone }).format(now);
  return (
    <div aria-hidden="true">
      <div className={styles.clock}>{of({ hour: 'numeric', minute: '2-digit' })}</div>
      <div className={styles.day}>{of({ weekday: 'long', day: 'numeric', month: 'long' })}</div>
    </div>
  );
}
