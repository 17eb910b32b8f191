import { Button, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { PageLink } from './PageLink.tsx';
import { useSession } from './session.ts';
import { useSignOut } from './sign-out.ts';
import { themeChoices, useTheme } from './theme-choice.ts';

const useStyles = makeStyles({
  mail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  legend: { fontWeight: tokens.fontWeightSemibold },
});

/** What the menu of the person holds: the theme, one more organization, signing out here or everywhere. */
export function PersonPanel() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { me, call } = useSession();
  const theme = useTheme();
  const signOut = useSignOut(call);
  const legend = useId();
  return (
    <>
      {me.person.mail !== null && <span className={styles.mail}>{me.person.mail}</span>}
      <span id={legend} className={styles.legend}>
        {t('shell.person.theme')}
      </span>
      <RadioGroup
        aria-labelledby={legend}
        value={theme.choice}
        onChange={(_event, { value }) =>
          theme.choose(themeChoices.find((choice) => choice === value) ?? 'system')
        }
      >
        {themeChoices.map((choice) => (
          <Radio key={choice} value={choice} label={t(`shell.person.themes.${choice}`)} />
        ))}
      </RadioGroup>
      {!me.person.isGuest && <PageLink to="/sign-up">{t('shell.noRole.open')}</PageLink>}
      <Button onClick={signOut.here}>{t('shell.person.signOut')}</Button>
      <Button appearance="subtle" onClick={signOut.everywhere}>
        {t('shell.person.signOutEverywhere')}
      </Button>
      {signOut.error !== null && <ProblemNotice error={signOut.error} />}
    </>
  );
}
