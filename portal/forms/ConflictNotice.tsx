import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  table: { borderCollapse: 'collapse', textAlign: 'start', maxWidth: '100%' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    overflowWrap: 'anywhere',
    verticalAlign: 'top',
    textAlign: 'start',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface ComparedField {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
}

interface ConflictNoticeProps {
  /** Those that are alike are left out. */
  readonly fields: readonly ComparedField[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Somebody else saved first: theirs beside mine, and the person decides. */
export function ConflictNotice({ fields, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const different = fields.filter(({ mine, theirs }) => mine !== theirs);
  const shown = (value: string) => (value === '' ? t('shell.conflict.nothing') : value);
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <div className={styles.body}>
          <MessageBarTitle>{t('shell.conflict.title')}</MessageBarTitle>
          <span>{t('shell.conflict.detail')}</span>
          {different.length > 0 && (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th className={styles.cell}>{t('shell.conflict.field')}</th>
                  <th className={styles.cell}>{t('shell.conflict.mine')}</th>
                  <th className={styles.cell}>{t('shell.conflict.theirs')}</th>
                </tr>
              </thead>
              <tbody>
                {different.map(({ name, mine, theirs }) => (
                  <tr key={name}>
                    <th className={styles.cell} scope="row">
                      {name}
                    </th>
                    <td className={styles.cell}>{shown(mine)}</td>
                    <td className={styles.cell}>{shown(theirs)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className={styles.actions}>
            <Button size="small" onClick={onKeepMine}>
              {t('shell.conflict.keepMine')}
            </Button>
            <Button size="small" onClick={onTakeTheirs}>
              {t('shell.conflict.takeTheirs')}
            </Button>
          </div>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
