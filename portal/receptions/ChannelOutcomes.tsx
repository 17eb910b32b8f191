import { Body1, Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readHostChannels, testHostChannel } from '../../contract/host-channels.ts';
import type { ChannelOutcome, HostChannel, HostChannelsReply } from '../../contract/host-channels.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useMoment, useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  channel: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
});

interface ChannelOutcomesProps {
  readonly reception: ReceptionId;
  readonly kept: HostChannelsReply;
}

/** What came of the last message by each channel that is used, and a test. */
export function ChannelOutcomes({ reception, kept }: ChannelOutcomesProps) {
  const { t } = useTranslation('portal');
  return (
    <>
      {kept.order.map((channel) => (
        <TestedChannel key={channel} reception={reception} channel={channel} last={kept.last[channel]} />
      ))}
      {kept.visitors !== null && (
        <Outcome name={t('hostChannels.toVisitors')} last={kept.last.visitors} failed="visitorsFailed" />
      )}
    </>
  );
}

interface TestedChannelProps {
  readonly reception: ReceptionId;
  readonly channel: HostChannel;
  readonly last: HostChannelsReply['last'][HostChannel];
}

function TestedChannel({ reception, channel, last }: TestedChannelProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce, may } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, testHostChannel);
  const name = t(`hostChannels.channel.${channel}`);
  const words = useOutcomeWords(name, 'failed');
  const test = async () => {
    const outcome = await submit.send({ params: { id: reception }, body: { channel } });
    stale(readHostChannels);
    if (outcome) announce(words(outcome));
  };
  return (
    <div className={styles.channel}>
      <Outcome name={name} last={last} failed="failed" />
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      {may('receptions.write') && (
        <Button disabledFocusable={submit.isSending} onClick={() => void test()}>
          {t('hostChannels.test', { channel: name })}
        </Button>
      )}
    </div>
  );
}

interface OutcomeProps {
  /** What is sent in this way. */
  readonly name: string;
  readonly last: ChannelOutcome | null;
  /** What a failure means for whoever was to be told. */
  readonly failed: 'failed' | 'visitorsFailed';
}

/** What came of the last message. */
function Outcome({ name, last, failed }: OutcomeProps) {
  const { t } = useTranslation('portal');
  const words = useOutcomeWords(name, failed);
  if (last === null) return <Body1>{t('hostChannels.never', { channel: name })}</Body1>;
  return (
    <MessageBar intent={last.isTaken ? 'success' : 'error'} layout="multiline">
      <MessageBarBody>{words(last)}</MessageBarBody>
    </MessageBar>
  );
}

function useOutcomeWords(channel: string, failed: OutcomeProps['failed']) {
  const { t } = useTranslation('portal');
  const moment = useMoment();
  return ({ isTaken, at, detail }: ChannelOutcome) =>
    t(isTaken ? 'hostChannels.taken' : `hostChannels.${failed}`, { channel, when: moment(at), detail });
}
