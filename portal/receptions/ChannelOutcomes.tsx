import { Body1, Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readHostChannels, testHostChannel } from '../../contract/host-channels.ts';
import type { HostChannel, HostChannelsReply } from '../../contract/host-channels.ts';
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
  return kept.order.map((channel) => (
    <Outcome key={channel} reception={reception} channel={channel} last={kept.last[channel]} />
  ));
}

interface OutcomeProps {
  readonly reception: ReceptionId;
  readonly channel: HostChannel;
  readonly last: HostChannelsReply['last'][HostChannel];
}

function Outcome({ reception, channel, last }: OutcomeProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce, may } = useSession();
  const stale = useStale();
  const moment = useMoment();
  const submit = useSubmit(call, testHostChannel);
  const name = t(`hostChannels.channel.${channel}`);
  const words = (one: NonNullable<typeof last>) =>
    t(one.isTaken ? 'hostChannels.taken' : 'hostChannels.failed', {
      channel: name,
      when: moment(one.at),
      detail: one.detail,
    });
  const test = async () => {
    const outcome = await submit.send({ params: { id: reception }, body: { channel } });
    stale(readHostChannels);
    if (outcome) announce(words(outcome));
  };
  return (
    <div className={styles.channel}>
      {last === null ? (
        <Body1>{t('hostChannels.never', { channel: name })}</Body1>
      ) : (
        <MessageBar intent={last.isTaken ? 'success' : 'error'} layout="multiline">
          <MessageBarBody>{words(last)}</MessageBarBody>
        </MessageBar>
      )}
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      {may('receptions.write') && (
        <Button disabledFocusable={submit.isSending} onClick={() => void test()}>
          {t('hostChannels.test', { channel: name })}
        </Button>
      )}
    </div>
  );
}
