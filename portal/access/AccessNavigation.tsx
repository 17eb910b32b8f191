import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: '3px solid transparent',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    fontWeight: tokens.fontWeightSemibold,
    // Forced colors take the border's color away from all of them; the underline stays with this one.
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
});

const pages = [
  { code: 'assignments', path: '/access' },
  { code: 'people', path: '/access/people' },
  { code: 'roles', path: '/access/roles' },
] as const;

/** The pages about access, beside each other. */
export function AccessNavigation() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [here] = useLocation();
  return (
    <nav aria-label={t('access.pages.label')}>
      <ul className={styles.list}>
        {pages.map(({ code, path }) => (
          <li key={code}>
            <Link
              href={path}
              className={mergeClasses(styles.link, here === path && styles.current)}
              aria-current={here === path ? 'page' : undefined}
            >
              {t(`access.pages.${code}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
