import {
  FluentProvider,
  RendererProvider,
  createDOMRenderer,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { KioskLanguage } from '../contract/visitor-ids.ts';
import type { Call } from '../ui/api/call.ts';
import { themes } from '../ui/theme.ts';
import type { PrintBadge } from './flow/badge-for.ts';
import { isAbandoned } from './flow/screen.ts';
import { useIdle } from './flow/use-idle.ts';
import { useKiosk } from './flow/use-kiosk.ts';
import { Fallen } from './parts/Fallen.tsx';
import { Frame } from './parts/Frame.tsx';
import { IdleNotice } from './parts/IdleNotice.tsx';
import type { Photographer } from './photo/photographer.ts';
import type { Camera } from './scan/camera.ts';
import { passIn } from './scan/pass-in.ts';
import { CurrentScreen } from './screens/CurrentScreen.tsx';
import { kioskCatalogue, nearestLanguage } from './texts/catalogue.ts';

export interface KioskPageDeps {
  readonly call: Call;
  /** What the address brought along; it stands there no more. */
  readonly pass: string | null;
  /** Calls back with what a later address brings along, and takes it from there; gives the way to stop. */
  readonly followAddress: (onPass: (pass: string) => void) => () => void;
  readonly camera: Promise<Camera | null>;
  /** Null: the device has no camera. */
  readonly photographer: Photographer | null;
  readonly printBadge: PrintBadge;
  /** BCP 47: of the device, until it is known which house this is. */
  readonly language: string;
  readonly nonce: string | null;
}

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowX: 'clip',
    userSelect: 'none',
    '@media (prefers-reduced-motion: reduce)': {
      '& *': { animationDuration: '1ms', transitionDuration: '1ms' },
    },
  },
});

/** The whole page of a kiosk. What is known of a person is in its memory, and nowhere else. */
export function KioskPage({ deps }: { readonly deps: KioskPageDeps }) {
  const [renderer] = useState(() =>
    createDOMRenderer(document, deps.nonce === null ? {} : { styleElementAttributes: { nonce: deps.nonce } }),
  );
  return (
    <RendererProvider renderer={renderer}>
      <Rendered deps={deps} />
    </RendererProvider>
  );
}

function Rendered({ deps }: { readonly deps: KioskPageDeps }) {
  const styles = useStyles();
  const isDark = useSyncExternalStore(followSystem, () => dark()?.matches ?? false);
  const [chosen, choose] = useState<KioskLanguage | null>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const kiosk = useKiosk(deps.call, deps.pass, chosen ?? nearestLanguage(deps.language), {
    printBadge: deps.printBadge,
    hasCamera: deps.photographer !== null,
  });
  const { screen, place, person } = kiosk;
  const usual = nearestLanguage(place?.reception.language ?? deps.language);
  const language = chosen ?? usual;
  const [texts] = useState(() => kioskCatalogue(usual));
  const beginAnew = () => {
    choose(null);
    kiosk.beginAnew();
  };
  const idle = useIdle(isAbandoned(screen), beginAnew);

  useEffect(() => {
    void texts.changeLanguage(language);
    document.documentElement.lang = language;
    document.title = texts.t('title');
  }, [texts, language]);
  useEffect(() => void deps.camera.then(setCamera), [deps.camera]);
  const opened = useEffectEvent((pass: string) => {
    if (place) kiosk.find({ pass });
  });
  useEffect(() => deps.followAddress((pass) => opened(pass)), [deps]);
  // A page that comes back from the memory of the browser would come back with whoever stood there.
  const forget = useEffectEvent(beginAnew);
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => persisted && forget();
    addEventListener('pageshow', back);
    return () => removeEventListener('pageshow', back);
  }, []);

  return (
    <FluentProvider theme={themes[isDark ? 'dark' : 'light']} className={styles.page}>
      <I18nextProvider i18n={texts}>
        <Fallen>
          <Frame place={place}>
            <CurrentScreen
              key={person}
              kiosk={{ ...kiosk, beginAnew }}
              camera={camera}
              photographer={deps.photographer}
              onLanguage={choose}
              onScanned={(text) => {
                const pass = passIn(text);
                if (pass === null) kiosk.show({ at: 'unknown' });
                else kiosk.find({ pass });
              }}
            />
          </Frame>
          {idle.left !== null && <IdleNotice left={idle.left} onStay={idle.stay} />}
        </Fallen>
      </I18nextProvider>
    </FluentProvider>
  );
}

/** Test environments without layout have no media queries. */
function dark(): MediaQueryList | null {
  return typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
}

function followSystem(changed: () => void): () => void {
  const query = dark();
  query?.addEventListener('change', changed);
  return () => query?.removeEventListener('change', changed);
}
