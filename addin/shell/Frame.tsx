import { Caption1, Link, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
  },
  product: { margin: 0, color: tokens.colorBrandForeground1 },
  content: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
  },
  person: { minWidth: 0, textAlign: 'end', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface FrameProps {
  readonly person?: string;
  readonly organization?: string;
  /** null when there is only one. */
  readonly onChangeOrganization?: (() => void) | null;
  readonly children: ReactNode;
}

/** The head that every view of the pane has: whose it is, and in which organization they act. */
export function Frame({ person, organization, onChangeOrganization, children }: FrameProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  return (
    <>
      <header className={styles.header}>
        <Subtitle2 as="h1" className={styles.product}>
          {t('product')}
        </Subtitle2>
        {person !== undefined && (
          <Caption1 className={styles.person}>
            {organization === undefined ? person : `${person} · ${organization}`}
            {onChangeOrganization && (
              <>
                {' '}
                <Link as="button" onClick={onChangeOrganization}>
                  {t('organization.change')}
                </Link>
              </>
            )}
          </Caption1>
        )}
      </header>
      <main className={styles.content}>{children}</main>
    </>
  );
}
