import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { sections } from './sections.ts';
import type { Section } from './sections.ts';
import { useSession } from './session.ts';
import { useWaitingCount } from './waiting-count.ts';

const useStyles = makeStyles({
  navigation: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    minHeight: 'calc(100vh - 60px)',
    boxSizing: 'border-box',
    '@media print': { display: 'none' },
    '@media (max-width: 860px)': {
      minHeight: 0,
      borderRight: 'none',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  closed: { '@media (max-width: 860px)': { display: 'none' } },
  heading: {
    margin: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: '3px solid transparent',
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' }, // else every item looks like the current one
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  count: {
    marginInlineStart: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    borderRadius: tokens.borderRadiusCircular,
    border: '1px solid transparent', // seen where colors are forced
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  current: {
    borderLeftColor: tokens.colorBrandStroke1,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** What the person may open, as their permissions say; below 860 pixels it is the menu of the header. */
export function Navigation({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const open = sections.filter(({ permission }) => permission === null || may(permission));
  const administration = open.filter(({ isAdministration }) => isAdministration);
  return (
    <nav
      id="navigation"
      aria-label={t('shell.navigation')}
      className={mergeClasses(styles.navigation, !isOpen && styles.closed)}
    >
      <Items of={open.filter(({ isAdministration }) => !isAdministration)} />
      {administration.length > 0 && (
        <>
          <h2 className={styles.heading}>{t('shell.adminCenter')}</h2>
          <Items of={administration} />
        </>
      )}
    </nav>
  );
}

function Items({ of }: { readonly of: readonly Section[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [path] = useLocation();
  const waiting = useWaitingCount();
  return (
    <ul className={styles.list}>
      {of.map(({ code, path: to }) => {
        const isCurrent = path === to || (to !== '/' && path.startsWith(`${to}/`));
        return (
          <li key={code}>
            <Link
              href={to}
              className={mergeClasses(styles.item, isCurrent && styles.current)}
              aria-current={isCurrent ? 'page' : undefined}
            >
              {t(`shell.sections.${code}`)}{' '}
              {code === 'requests' && waiting > 0 && (
                <span className={styles.count}>
                  {waiting}
                  <span className={styles.spoken}> {t('shell.waiting')}</span>
                </span>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
