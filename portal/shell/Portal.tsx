import {
  FluentProvider,
  RendererProvider,
  createDOMRenderer,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { createQueries } from '../../ui/api/queries.ts';
import { CrashGuard } from '../../ui/feedback/CrashGuard.tsx';
import { OfflineNotice } from '../../ui/feedback/OfflineNotice.tsx';
import { themes } from '../../ui/theme.ts';
import { portalCatalogue } from '../texts/catalogue.ts';
import type { PortalDeps } from './portal-deps.ts';
import { PortalDepsContext } from './portal-context.ts';
import { SessionGate } from './SessionGate.tsx';
import { ThemeContext, useThemeChoice } from './theme-choice.ts';

const useStyles = makeStyles({
  portal: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowX: 'clip',
    '@media (prefers-reduced-motion: reduce)': {
      '& *': { animationDuration: '1ms', transitionDuration: '1ms' },
    },
  },
});

/** The whole portal. Every state that a person can meet is a designed one; none is a blank page. */
export function Portal({ deps }: { readonly deps: PortalDeps }) {
  const [renderer] = useState(() =>
    createDOMRenderer(document, deps.nonce === null ? {} : { styleElementAttributes: { nonce: deps.nonce } }),
  );
  return (
    <RendererProvider renderer={renderer}>
      <Rendered deps={deps} />
    </RendererProvider>
  );
}

function Rendered({ deps }: { readonly deps: PortalDeps }) {
  const styles = useStyles();
  const theme = useThemeChoice(deps.remembered);
  const [queries] = useState(createQueries);
  const [texts] = useState(() => portalCatalogue(deps.language));

  useEffect(() => {
    document.documentElement.lang = texts.resolvedLanguage ?? 'en'; // what is really spoken, not what was asked for
  }, [texts]);

  return (
    <FluentProvider theme={themes[theme.scheme]} className={styles.portal}>
      <I18nextProvider i18n={texts}>
        <OfflineNotice title={texts.t('shell.offline.title')}>
          {texts.t('shell.offline.detail')}
        </OfflineNotice>
        <PortalDepsContext value={deps}>
          <ThemeContext value={theme}>
            <QueryClientProvider client={queries}>
              <Router base="/portal" {...(deps.locationHook && { hook: deps.locationHook })}>
                <CrashGuard>
                  <SessionGate />
                </CrashGuard>
              </Router>
            </QueryClientProvider>
          </ThemeContext>
        </PortalDepsContext>
      </I18nextProvider>
    </FluentProvider>
  );
}
