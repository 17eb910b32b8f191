import { Body1, Button, Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDeparted } from '../../contract/followed-meetings.ts';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { DepartedPanel } from './DepartedPanel.tsx';
import { useMarking } from './use-departed.ts';

/** Meetings whose organizer has left: nobody ends them, so somebody here has to. */
export function DepartedOrganizers() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const list = useReading(listDeparted);
  const [isMarking, setMarking] = useState(false);
  return (
    <Panel title={t('departed.title')}>
      <Body1>{t('departed.intro')}</Body1>
      <Reading of={list}>
        {({ departed, isComplete }) => (
          <>
            {departed.length === 0 && <Caption1>{t('departed.none')}</Caption1>}
            {departed.map((one) => (
              <DepartedPanel key={one.organizer.mail} departed={one} />
            ))}
            {!isComplete && <Caption1>{t('departed.incomplete')}</Caption1>}
          </>
        )}
      </Reading>
      {may('meetings.reconcile') && (
        <div>
          <Button onClick={() => setMarking(true)}>{t('departed.actions.mark')}</Button>
        </div>
      )}
      {isMarking && <MarkDialog onClose={() => setMarking(false)} />}
    </Panel>
  );
}

function MarkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('portal');
  const marking = useMarking();
  return (
    <AddressDialog
      title={t('departed.markTitle')}
      label={t('departed.markField')}
      hint={t('departed.markHint')}
      pointer="/organizer"
      submitLabel={t('departed.actions.mark')}
      submit={marking}
      onSubmit={async ({ address }) => {
        if (await marking.mark(address)) onClose();
      }}
      onClose={onClose}
    />
  );
}
