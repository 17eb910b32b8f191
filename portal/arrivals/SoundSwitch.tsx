import { Switch } from '@fluentui/react-components';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useSession } from '../shell/session.ts';
import { keepSound, wantsSound } from './sound-choice.ts';
import { ToneContext } from './tone.ts';

/** Whether a tone is heard when a request arrives; to switch it on plays it. */
export function SoundSwitch() {
  const { t } = useTranslation('portal');
  const { remembered } = usePortalDeps();
  const { announce } = useSession();
  const tone = use(ToneContext);
  const [isOn, setOn] = useState(() => wantsSound(remembered));
  return (
    <Switch
      checked={isOn}
      label={t('requests.sound.label')}
      onChange={(_event, { checked }) => {
        setOn(checked);
        keepSound(remembered, checked);
        announce(t(checked ? 'requests.sound.isOn' : 'requests.sound.isOff'));
        if (!checked) return;
        tone.unlock();
        tone.play();
      }}
    />
  );
}
