import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '56px',
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  product: { ...typographyStyles.subtitle1, color: tokens.colorBrandForeground1 },
  content: {
    maxWidth: '880px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL },
  },
});

/** The portal before anybody acts in an organization: product name and one page. */
export function PlainFrame({
  children,
  person,
}: {
  readonly children: ReactNode;
  readonly person?: ReactNode;
}) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <>
      <header className={styles.header}>
        <span className={styles.product}>{t('shell.product')}</span>
        {person}
      </header>
      <main className={styles.content}>{children}</main>
    </>
  );
}
