import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.ts';

const useStyles = makeStyles({
  text: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  code: {
    boxSizing: 'border-box',
    width: '100%',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

interface CopyTextProps {
  /** What the text is: the name of the button says it to people who do not see where it stands. */
  readonly label: string;
  readonly text: string;
}

/** Commands to take along, with a button that copies them. Where copying is refused, it says to do it by hand. */
export function CopyText({ label, text }: CopyTextProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { announce } = useSession();
  const [outcome, setOutcome] = useState<'button' | 'done' | 'failed'>('button');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('done');
      announce(t('shell.copy.done'));
    } catch {
      setOutcome('failed'); // the page is no secure one, or the person said no
      announce(t('shell.copy.failed'));
    }
  };
  const said = outcome === 'done' ? t('shell.copy.done') : t('shell.copy.button');
  return (
    <div className={styles.text}>
      {/* Long commands wrap: what scrolls would have to be reachable by keyboard. */}
      <pre className={styles.code}>{text}</pre>
      <Button size="small" aria-label={`${said}: ${label}`} onClick={() => void copy()}>
        {said}
      </Button>
      {outcome === 'failed' && <span>{t('shell.copy.failed')}</span>}
    </div>
  );
}
