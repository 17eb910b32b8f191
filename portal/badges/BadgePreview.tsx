import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { badgeColors } from '../../contract/badges.ts';
import type { BadgeLayout } from '../../contract/badges.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  figure: { margin: 0 },
  badge: {
    boxSizing: 'border-box',
    width: '155px',
    height: '250px',
    padding: '8px',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: '#ffffff',
    color: '#000000',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    overflow: 'hidden',
  },
  large: { width: '177px' },
  band: {
    padding: '4px 6px',
    color: '#ffffff',
    forcedColorAdjust: 'none',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
  },
  name: { fontSize: '24px', lineHeight: '30px', margin: '6px 0', flexGrow: 1 },
  line: { fontSize: '10px', lineHeight: '14px' },
  code: {
    alignSelf: 'center',
    width: '84px',
    height: '84px',
    marginTop: '8px',
    // Squares that look like a code and are none: nobody should scan a sample.
    backgroundImage: 'conic-gradient(#000 25%, #fff 0 50%, #000 0 75%, #fff 0)',
    backgroundSize: '14px 14px',
    border: '6px solid #000000',
  },
});

const useColors = makeStyles({
  blue: { backgroundColor: badgeColors.blue },
  green: { backgroundColor: badgeColors.green },
  red: { backgroundColor: badgeColors.red },
  orange: { backgroundColor: badgeColors.orange },
  purple: { backgroundColor: badgeColors.purple },
  teal: { backgroundColor: badgeColors.teal },
  gray: { backgroundColor: badgeColors.gray },
});

/** A badge as it will look, of somebody who does not exist. */
export function BadgePreview({ layout: { size, color, zone, shows } }: { readonly layout: BadgeLayout }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const colors = useColors();
  const { me, time, timeZone } = useSession();
  return (
    <figure className={styles.figure}>
      <figcaption>
        <Caption1>{t('badges.preview')}</Caption1>
      </figcaption>
      <div className={mergeClasses(styles.badge, size !== 'label' && styles.large)}>
        <div className={mergeClasses(styles.band, colors[color])}>
          <bdi>{zone}</bdi>
        </div>
        <div className={styles.name}>{t('badges.sample.name')}</div>
        {shows.company && <div className={styles.line}>{t('badges.sample.company')}</div>}
        {shows.host && <div className={styles.line}>{t('badges.sample.host')}</div>}
        <div className={styles.line}>{time.day(me.now, timeZone)}</div>
        {shows.code && <div className={styles.code} aria-hidden="true" />}
      </div>
    </figure>
  );
}
