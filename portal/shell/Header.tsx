import { Button, Subtitle1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PersonMenu } from './PersonMenu.tsx';
import { useSession } from './session.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '56px',
    padding: `${tokens.spacingVerticalXS} clamp(16px, 3vw, 24px)`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  product: { color: tokens.colorBrandForeground1 },
  menu: { display: 'none', minWidth: 0, '@media (max-width: 860px)': { display: 'inline-flex' } },
  organization: { minWidth: 0, maxWidth: '260px', overflowWrap: 'anywhere' },
  choice: {
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
  },
  simulated: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 560px)': { display: 'none' },
  },
  person: { marginInlineStart: 'auto', minWidth: 0 },
});

interface HeaderProps {
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
}

/** Product, organization (a choice when there are several) and person. */
export function Header({ isMenuOpen, onMenu }: HeaderProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { me, organization, switchTo } = useSession();
  return (
    <header className={styles.header}>
      <Button className={styles.menu} aria-expanded={isMenuOpen} aria-controls="navigation" onClick={onMenu}>
        {t('shell.menu')}
      </Button>
      <Subtitle1 className={styles.product}>{t('shell.product')}</Subtitle1>
      {me.organizations.length > 1 ? (
        <select
          className={mergeClasses(styles.organization, styles.choice)}
          aria-label={t('shell.organization')}
          value={organization.id}
          onChange={({ target }) => {
            const chosen = me.organizations.find(({ id }) => id === target.value);
            if (chosen) switchTo(chosen.id);
          }}
        >
          {me.organizations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <span className={styles.organization}>{organization.name}</span>
      )}
      {me.isSimulated && <span className={styles.simulated}>{t('shell.simulated')}</span>}
      <div className={styles.person}>
        <PersonMenu />
      </div>
    </header>
  );
}
