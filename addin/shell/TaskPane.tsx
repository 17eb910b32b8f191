import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createQueries } from '../../ui/api/queries.ts';
import { CrashGuard } from '../../ui/feedback/CrashGuard.tsx';
import { OfflineNotice } from '../../ui/feedback/OfflineNotice.tsx';
import { themes } from '../../ui/theme.ts';
import type { ColorScheme } from '../../ui/theme.ts';
import type { Surroundings } from '../outlook/readiness.ts';
import { paneCatalogue } from '../texts/catalogue.ts';
import { Outside } from './Outside.tsx';
import type { PaneDeps } from './pane-deps.ts';
import { SignedInPane } from './SignedInPane.tsx';
import { SignInContext } from './sign-in-context.ts';

const useStyles = makeStyles({
  pane: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowX: 'clip',
  },
});

interface TaskPaneProps {
  readonly scheme: ColorScheme;
  readonly surroundings: Surroundings;
  /** null outside Outlook. */
  readonly deps: PaneDeps | null;
}

/** The whole pane. Every state that a person can meet is a designed one; none is a blank frame. */
export function TaskPane({ scheme, surroundings, deps }: TaskPaneProps) {
  const styles = useStyles();
  const language = deps?.language ?? navigator.language;
  const [queries] = useState(createQueries);
  const [texts] = useState(() => paneCatalogue(language));

  useEffect(() => {
    document.documentElement.lang = texts.resolvedLanguage ?? 'en'; // what is really spoken, not what was asked for
  }, [texts]);

  return (
    <FluentProvider theme={themes[scheme]} className={styles.pane}>
      <I18nextProvider i18n={texts}>
        <OfflineNotice title={texts.t('offline.title')}>{texts.t('offline.detail')}</OfflineNotice>
        {deps === null || surroundings !== 'outlook' ? (
          <Outside surroundings={surroundings} />
        ) : (
          <QueryClientProvider client={queries}>
            <SignInContext value={deps.signIn}>
              <CrashGuard>
                <SignedInPane deps={deps} />
              </CrashGuard>
            </SignInContext>
          </QueryClientProvider>
        )}
      </I18nextProvider>
    </FluentProvider>
  );
}
