import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartedOrganizer } from '../../contract/followed-meetings.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useMoment, useSession } from '../shell/session.ts';
import { AbandonedCard } from './AbandonedCard.tsx';
import { AddressDialog } from './AddressDialog.tsx';
import { useDeparted } from './use-departed.ts';

const useStyles = makeStyles({
  person: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  meetings: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

type Meeting = DepartedOrganizer['meetings'][number];
type Asked =
  { readonly what: 'back' } | { readonly what: 'hand-over' | 'propose-release'; readonly of: Meeting };

/** One organizer who has left: why we think so, their meetings ahead, and what can be done. */
export function DepartedPanel({ departed }: { readonly departed: DepartedOrganizer }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const moment = useMoment();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { organizer, goneSince, lastSeenAt, markedBy, meetings } = departed;
  const mayDecide = may('meetings.reconcile');
  const name = organizer.name || organizer.mail;
  const when = moment(goneSince);
  return (
    <section className={styles.person} aria-label={name}>
      <Body1Strong>
        {organizer.name === '' ? organizer.mail : `${organizer.name} (${organizer.mail})`}
      </Body1Strong>
      <Caption1>
        {markedBy === null ? t('departed.gone', { when }) : t('departed.said', { when, name: markedBy })}
      </Caption1>
      <Caption1>
        {lastSeenAt === null ? t('departed.neverSeen') : t('departed.seen', { when: moment(lastSeenAt) })}
      </Caption1>
      <div className={styles.meetings}>
        {meetings.map((meeting, index) => (
          <AbandonedCard
            key={meeting.link}
            title={t('departed.meeting', { number: index + 1 })}
            meeting={meeting}
            onAct={mayDecide ? (what) => setAsked({ what, of: meeting }) : null}
          />
        ))}
      </div>
      {mayDecide && (
        <div>
          <Button onClick={() => setAsked({ what: 'back' })}>{t('departed.actions.back')}</Button>
        </div>
      )}
      {asked && <Decision departed={departed} asked={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

interface DecisionProps {
  readonly departed: DepartedOrganizer;
  readonly asked: Asked;
  readonly onClose: () => void;
}

function Decision({ departed, asked, onClose }: DecisionProps) {
  const { t } = useTranslation('portal');
  const deciding = useDeparted(departed);
  const { organizer } = departed;
  if (asked.what === 'back') {
    return (
      <ConfirmDialog
        isOpen
        title={t('departed.backTitle', { name: organizer.name || organizer.mail })}
        confirmLabel={t('departed.actions.back')}
        cancelLabel={t('shell.form.cancel')}
        isBusy={deciding.isSending}
        problem={deciding.problem}
        onConfirm={() => void deciding.choose({ choice: 'back' }).then((done) => done && onClose())}
        onClose={onClose}
      >
        {t('departed.backDetail')}
      </ConfirmDialog>
    );
  }
  const { link } = asked.of;
  const isRelease = asked.what === 'propose-release';
  return (
    <AddressDialog
      title={t(isRelease ? 'departed.releaseTitle' : 'departed.handOverTitle')}
      label={t(isRelease ? 'departed.releaseField' : 'departed.handOverField')}
      hint={t(isRelease ? 'departed.releaseHint' : 'departed.handOverHint')}
      pointer={isRelease ? '/to' : '/steward'}
      hasNote={isRelease}
      submitLabel={t(`departed.actions.${asked.what}`)}
      submit={deciding}
      onSubmit={async ({ address, note }) => {
        const done = await deciding.choose(
          isRelease
            ? { choice: 'propose-release', link, to: address, note }
            : { choice: 'hand-over', link, steward: address },
        );
        if (done) onClose();
      }}
      onClose={onClose}
    />
  );
}
