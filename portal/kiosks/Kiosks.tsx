import { Body1, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listKiosks } from '../../contract/kiosks.ts';
import type { KioskReply } from '../../contract/kiosks.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { useLive } from '../live/use-live.ts';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { InviteKiosk } from './InviteKiosk.tsx';
import { KioskTable } from './KioskTable.tsx';
import { PairingCode } from './PairingCode.tsx';
import type { MadeCode } from './PairingCode.tsx';
import { RevokeKiosk } from './RevokeKiosk.tsx';

/** The kiosks of a reception: a code for a new one, and which there are. */
export function Kiosks({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const kiosks = useReading(listKiosks, { params: { id: reception } });
  const opener = useRestoreFocusTarget();
  const [made, setMade] = useState<MadeCode | null>(null);
  const [revoking, setRevoking] = useState<KioskReply | null>(null);
  useLive({ visits: [listKiosks] });
  const mayWrite = may('receptions.write');
  return (
    <Panel title={t('kiosks.title')}>
      <Body1>{t('kiosks.intro', { address: kioskAddress() })}</Body1>
      <Reading of={kiosks}>
        {({ kiosks: all }) =>
          all.length === 0 ? (
            <Body1>{t('kiosks.none')}</Body1>
          ) : (
            <KioskTable
              reception={reception}
              all={all}
              mayWrite={mayWrite}
              opener={opener}
              onMade={setMade}
              onRevoke={setRevoking}
            />
          )
        }
      </Reading>
      {mayWrite && <InviteKiosk reception={reception} opener={opener} onMade={setMade} />}
      {made && <PairingCode made={made} address={kioskAddress()} onClose={() => setMade(null)} />}
      {revoking && <RevokeKiosk kiosk={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}

function kioskAddress(): string {
  return `${location.origin}/kiosk/`;
}
