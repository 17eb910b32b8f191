import {
  Body1,
  Body1Strong,
  Caption1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candidate, ReconcileItem } from '../../contract/followed-meetings.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { HangingList } from '../meetings/HangingList.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useMoment, useSession } from '../shell/session.ts';
import { CandidateCard } from './CandidateCard.tsx';
import { ConfirmChoice } from './ConfirmChoice.tsx';
import type { Weighty } from './ConfirmChoice.tsx';
import { ItemActions } from './ItemActions.tsx';
import { PlannedCard } from './PlannedCard.tsx';
import { useResolution } from './use-resolution.ts';
import type { Resolution } from './use-resolution.ts';

const useStyles = makeStyles({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** One meeting that nobody may guess about: what was planned beside what may have become of it, and the choices. */
export function ItemPanel({ item }: { readonly item: ReconcileItem }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may, time } = useSession();
  const moment = useMoment();
  const resolution = useResolution(item);
  const [asked, setAsked] = useState<{ choice: Weighty; candidate: Candidate | null } | null>(null);
  const { kind, organizer, planned, reason, since, candidates, hanging } = item;
  const title = t(`reconcile.kinds.${reason.code === 'contested' ? 'contested' : kind}`);
  const mayDecide = may('meetings.reconcile');
  const isAssumed = kind === 'assumed';
  const name = organizer.name || organizer.mail;
  const when = time.dayAndRange(planned, planned.timeZone).join(' ');
  const ask = (choice: Weighty, candidate: Candidate | null = null) => {
    resolution.clear();
    setAsked({ choice, candidate });
  };
  return (
    <Panel title={t('reconcile.itemTitle', { kind: title, organizer: name, when })}>
      <Body1>{reason.text}</Body1>
      <Caption1>{t('reconcile.since', { when: moment(since) })}</Caption1>
      {asked === null && <Refused of={resolution} />}
      <div className={styles.sides}>
        <PlannedCard item={item} />
        {candidates.map((candidate, index) => {
          const { meetingUid, occurrence } = candidate;
          return (
            <CandidateCard
              key={`${meetingUid} ${occurrence ?? ''}`}
              candidate={candidate}
              title={isAssumed ? t('reconcile.assumed') : t('reconcile.candidate', { number: index + 1 })}
              timeZone={planned.timeZone}
              onChoose={
                mayDecide && !isAssumed && kind !== 'needs-choice'
                  ? () => ask({ choice: 'bind', meetingUid, occurrence }, candidate)
                  : null
              }
            />
          );
        })}
      </div>
      {candidates.length === 0 && kind !== 'needs-choice' && <Body1>{t('reconcile.noCandidates')}</Body1>}
      {hanging.length > 0 && (
        <>
          <Body1Strong>{t('reconcile.hanging')}</Body1Strong>
          <HangingList label={t('reconcile.hanging')} of={hanging} />
        </>
      )}
      <ItemActions
        item={item}
        isSending={resolution.isSending}
        onChoose={(choice) =>
          choice === 'wait' || choice === 'confirm'
            ? void resolution.choose({ choice })
            : ask({ choice }, choice === 'take-back' ? (candidates[0] ?? null) : null)
        }
      />
      {asked && (
        <ConfirmChoice
          choice={asked.choice}
          candidate={asked.candidate}
          timeZone={planned.timeZone}
          resolution={resolution}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}

/** Why a choice was refused: somebody was faster, or anything else. */
function Refused({ of }: { readonly of: Resolution }) {
  const { t } = useTranslation('portal');
  if (of.problem === null) return null;
  if (!of.isOutrun) return <ProblemNotice error={of.problem} />;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('reconcile.changed')}</MessageBarBody>
    </MessageBar>
  );
}
