import { Button, Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownRoom } from '../../../contract/room-details.ts';
import { localDay } from '../../../ui/time/format.ts';
import { usePane } from '../../shell/pane.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { equipmentName } from '../equipment.ts';
import type { Wording } from '../wording.ts';
import { ReportFault } from './ReportFault.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  button: { alignSelf: 'flex-start' },
});

interface FaultsProps {
  readonly room: ShownRoom;
  readonly wording: Wording;
}

/** What is reported of a room already, so that nobody reports it twice, and the way to report something else. */
export function Faults({ room, wording }: FaultsProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const [step, setStep] = useState<'closed' | 'open' | 'sent'>('closed');
  return (
    <>
      {room.faults.length === 0 ? (
        step !== 'sent' && <Caption1>{t('details.noFaults')}</Caption1>
      ) : (
        <ul className={styles.list} aria-label={t('details.faults')}>
          {room.faults.map((fault) => (
            <li key={fault.id}>
              <FaultWords fault={fault} wording={wording} />
            </li>
          ))}
        </ul>
      )}
      {step === 'sent' && (
        <MessageBar intent="success" layout="multiline" politeness="assertive">
          <MessageBarBody>{t('details.sent')}</MessageBarBody>
        </MessageBar>
      )}
      {step === 'open' ? (
        <ReportFault
          room={room}
          timeZone={wording.timeZone}
          onSent={() => setStep('sent')}
          onCancel={() => setStep('closed')}
        />
      ) : (
        <Button className={styles.button} size="small" onClick={() => setStep('open')}>
          {t('details.report')}
        </Button>
      )}
    </>
  );
}

interface FaultWordsProps {
  readonly fault: ShownRoom['faults'][number];
  readonly wording: Wording;
}

function FaultWords({ fault: { about, words, reportedAt }, wording: { time, timeZone } }: FaultWordsProps) {
  const t = useLaterTexts();
  const { now } = usePane();
  const name = about === null ? '' : equipmentName(about, t);
  const what = name !== '' && words !== '' ? t('details.both', { about: name, words }) : name || words;
  const isToday = localDay(reportedAt, timeZone) === localDay(now, timeZone);
  return (
    <Caption1>
      {isToday
        ? t('details.reportedToday', { what })
        : t('details.reportedOn', { day: time.shortDay(reportedAt, timeZone), what })}
    </Caption1>
  );
}
