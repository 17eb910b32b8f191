import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readHostChannels } from '../../contract/host-channels.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { ChannelOutcomes } from './ChannelOutcomes.tsx';
import { ChannelsForm } from './ChannelsForm.tsx';

/** How the hosts of a reception hear of arrivals, and what came of it last. */
export function HostChannels({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const channels = useReading(readHostChannels, { params: { id: reception } });
  return (
    <Panel title={t('hostChannels.title')}>
      <Body1>{t('hostChannels.intro')}</Body1>
      <Reading of={channels}>
        {(kept) => (
          <>
            <ChannelOutcomes reception={reception} kept={kept} />
            {may('receptions.write') && <ChannelsForm key={kept.version} reception={reception} kept={kept} />}
          </>
        )}
      </Reading>
    </Panel>
  );
}
