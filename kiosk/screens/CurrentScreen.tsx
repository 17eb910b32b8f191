import { useTranslation } from 'react-i18next';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';
import type { Screen } from '../flow/screen.ts';
import type { Kiosk } from '../flow/use-kiosk.ts';
import { CodeIcon } from '../parts/Icons.tsx';
import { Step } from '../parts/Step.tsx';
import type { Photographer } from '../photo/photographer.ts';
import type { Camera } from '../scan/camera.ts';
import { Done, NotDone } from './Answer.tsx';
import { ByName } from './ByName.tsx';
import { CameraScan } from './CameraScan.tsx';
import { ChooseHost } from './ChooseHost.tsx';
import { Found } from './Found.tsx';
import { Identify } from './Identify.tsx';
import { Pairing } from './Pairing.tsx';
import { TakePhoto } from './TakePhoto.tsx';
import { Unexpected } from './Unexpected.tsx';
import { Waiting } from './Waiting.tsx';
import { Welcome } from './Welcome.tsx';

interface CurrentScreenProps {
  readonly kiosk: Kiosk;
  /** Null: the browser has no way to read codes with it. */
  readonly camera: Camera | null;
  readonly photographer: Photographer | null;
  readonly onLanguage: (language: KioskLanguage) => void;
  readonly onScanned: (text: string) => void;
}

/** What the kiosk shows now. */
export function CurrentScreen(props: CurrentScreenProps) {
  const { t } = useTranslation('kiosk');
  const { kiosk, onLanguage, onScanned } = props;
  const { screen, isLost, show } = kiosk;
  if (screen.at === 'starting') return <Waiting title={t('loading')} isLost={isLost} onCancel={null} />;
  if (screen.at === 'pairing') return <Pairing trouble={screen.trouble} onPair={kiosk.pair} />;
  if (screen.at === 'elsewhere') {
    return <Step icon={<CodeIcon size={96} />} title={t('elsewhere.title')} detail={t('elsewhere.detail')} />;
  }
  if (screen.at === 'welcome') {
    const chosen = (language: KioskLanguage) => {
      onLanguage(language);
      show({ at: 'identify', by: 'code' });
    };
    return <Welcome onLanguage={chosen} onScanned={onScanned} />;
  }
  return <Underway {...props} />;
}

/** Somebody has begun. */
function Underway(props: CurrentScreenProps) {
  const { t } = useTranslation('kiosk');
  const { kiosk } = props;
  const { screen, place, isLost, show, beginAnew } = kiosk;
  if (screen.at === 'identify') return <Asking {...props} by={screen.by} />;
  if (screen.at === 'looking') return <Waiting title={t('looking')} isLost={isLost} onCancel={beginAnew} />;
  if (screen.at === 'stepping') {
    return <Waiting title={t('busy')} isLost={isLost} onCancel={isLost ? beginAnew : null} />;
  }
  if (screen.at === 'unexpected' || screen.at === 'host' || screen.at === 'photo') {
    return <NotExpected {...props} screen={screen} />;
  }
  if (screen.at !== 'found') return <Answered kiosk={kiosk} />;
  if (place === null) return null; // then nobody can have been found
  return (
    <Found
      visit={screen.visit}
      place={place}
      onTake={() => kiosk.take(screen.shown, screen.visit)}
      onDecline={() => show({ at: 'declined' })}
      onCancel={beginAnew}
    />
  );
}

type Further = Extract<Screen, { at: 'unexpected' | 'host' | 'photo' }>;

/** Whoever was not announced says who they are; and whoever is in may have a photo taken. */
function NotExpected({ kiosk, photographer, screen }: CurrentScreenProps & { readonly screen: Further }) {
  const { place, show, beginAnew } = kiosk;
  if (screen.at === 'unexpected') {
    return <Unexpected onGuest={kiosk.seek} onBack={() => show({ at: 'identify', by: 'code' })} />;
  }
  if (screen.at === 'photo') {
    const { entered, consent } = screen;
    if (!photographer) return null; // then no photo was offered
    return (
      <TakePhoto
        photographer={photographer}
        consent={consent}
        onPhoto={(jpeg) => kiosk.finish(entered, jpeg === null ? null : { jpeg, consent })}
      />
    );
  }
  if (!place) return null; // then nobody can have been looked for
  const { guest, hosts, rules } = screen;
  return (
    <ChooseHost
      guest={guest}
      hosts={hosts}
      rules={rules}
      retentionDays={place.reception.retentionDays}
      onHost={(host) => kiosk.welcome(guest, host, rules)}
      onDecline={() => show({ at: 'declined' })}
      onCancel={beginAnew}
    />
  );
}

/** It is done, or it is not. */
function Answered({ kiosk: { screen, show, beginAnew } }: Pick<CurrentScreenProps, 'kiosk'>) {
  if (screen.at === 'done') return <Done done={screen} onEnd={beginAnew} />;
  const again = () => show(screen.at === 'noHost' ? { at: 'unexpected' } : { at: 'identify', by: 'code' });
  const isNotDone =
    screen.at === 'unknown' ||
    screen.at === 'noHost' ||
    screen.at === 'tooOften' ||
    screen.at === 'declined' ||
    screen.at === 'reception' ||
    screen.at === 'failed';
  return isNotDone ? <NotDone screen={screen} onAgain={again} onEnd={beginAnew} /> : null;
}

/** By code, by camera, by name. */
function Asking({
  kiosk,
  camera,
  onScanned,
  by,
}: CurrentScreenProps & { readonly by: 'code' | 'camera' | 'name' }) {
  const { place, show, find, beginAnew } = kiosk;
  const isOpen = place?.reception.welcomesWalkIns === true;
  const ask = (how: typeof by) => show({ at: 'identify', by: how });
  if (by === 'name') return <ByName onNames={find} onBack={() => ask('code')} />;
  if (by === 'camera' && camera) {
    return <CameraScan camera={camera} onScanned={onScanned} onBack={() => ask('code')} />;
  }
  return (
    <Identify
      camera={camera}
      onScanned={onScanned}
      onCamera={() => ask('camera')}
      onName={() => ask('name')}
      onUnexpected={isOpen ? () => show({ at: 'unexpected' }) : null}
      onCancel={beginAnew}
    />
  );
}
