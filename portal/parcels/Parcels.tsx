import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listParcels, Parcel, stepParcel } from '../../contract/parcels.ts';
import type { ParcelStep } from '../../contract/parcels.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { localDay } from '../../ui/time/format.ts';
import { newerOf } from '../forms/newer.ts';
import { foundParcels } from '../front-desk/found.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { Reading } from '../shell/Reading.tsx';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { NoteParcel } from './NoteParcel.tsx';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  one: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: {
    flex: '1 1 220px',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    overflowWrap: 'anywhere',
  },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface ParcelsProps {
  /** What is typed into the search of the desk; empty: all of them. */
  readonly words: string;
  readonly reception: { readonly id: string; readonly name: string; readonly timeZone: string };
}

/** What waits at a desk for people who work here, and what was handed over within a day. */
export function Parcels({ reception, words }: ParcelsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const kept = useReading(listParcels, { query: { reception: reception.id } });
  const [isNoting, setNoting] = useState(false);
  return (
    <section className={styles.part} aria-label={t('parcels.title')}>
      <Body1Strong as="h2" block>
        {t('parcels.title')}
      </Body1Strong>
      <div>
        <Button className={styles.button} onClick={() => setNoting(true)}>
          {t('parcels.note')}
        </Button>
      </div>
      {isNoting && <NoteParcel reception={reception} onClose={() => setNoting(false)} />}
      <Reading of={kept}>
        {({ parcels, isComplete, now }) => (
          <>
            <Listed all={parcels} words={words} now={now} timeZone={reception.timeZone} />
            {!isComplete && <Caption1>{t('parcels.incomplete')}</Caption1>}
          </>
        )}
      </Reading>
    </section>
  );
}

interface ListedProps {
  readonly all: readonly Parcel[];
  readonly words: string;
  readonly now: Parcel['arrivedAt'];
  readonly timeZone: string;
}

/** Those of the parcels that fit what is typed, and how many that are. */
function Listed({ all, words, now, timeZone }: ListedProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const fitting = foundParcels(all, words);
  if (all.length === 0) return <Caption1>{t('parcels.none')}</Caption1>;
  return (
    <>
      {words !== '' && (
        <Caption1>
          <output>{t('parcels.found', { count: fitting.length })}</output>
        </Caption1>
      )}
      {fitting.length > 0 && (
        <ul className={styles.list} aria-label={t('parcels.list')}>
          {fitting.map((parcel) => (
            <ParcelItem key={parcel.id} parcel={parcel} now={now} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </>
  );
}

interface ParcelItemProps {
  readonly parcel: Parcel;
  readonly now: Parcel['arrivedAt'];
  readonly timeZone: string;
}

function ParcelItem({ parcel, now, timeZone }: ParcelItemProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const { send, isSending, problem } = useSubmit(call, stepParcel);
  const newer = newerOf(problem, Parcel);
  const current = newer !== null && newer.version > parcel.version ? newer : parcel;
  const { id, host, isForgotten, handedOverAt, version } = current;
  const step: ParcelStep = handedOverAt === null ? 'hand-over' : 'undo';
  const name = isForgotten ? t('parcels.nobody') : host.name;
  const take = async () => {
    const taken = await send({ params: { id }, version, body: { step } });
    stale(listParcels);
    if (taken !== null) announce(t(`parcels.done.${step}`, { name }));
  };
  return (
    <li className={styles.one}>
      <div className={styles.what}>
        <Known parcel={current} now={now} timeZone={timeZone} />
        {newer !== null && <Caption1 role="alert">{t('frontDesk.outrun')}</Caption1>}
        {newer === null && problem !== null && <ProblemNotice error={problem} />}
      </div>
      <Button
        className={styles.button}
        appearance={step === 'undo' ? 'subtle' : 'secondary'}
        disabledFocusable={isSending}
        aria-label={t(`parcels.stepOf.${step}`, { name })}
        onClick={() => void take()}
      >
        {t(`parcels.step.${step}`)}
      </Button>
    </li>
  );
}

/** What is known of a parcel: for whom, from whom, what it is, and since when. */
function Known({ parcel, now, timeZone }: ParcelItemProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { host, isForgotten, note, sender, arrivedAt, handedOverAt } = parcel;
  const moment = (at: Parcel['arrivedAt']) =>
    localDay(at, timeZone) === localDay(now, timeZone)
      ? time.clock(at, timeZone)
      : `${time.day(at, timeZone)}, ${time.clock(at, timeZone)}`;
  const since = [
    t('parcels.arrived', { time: moment(arrivedAt) }),
    ...(handedOverAt === null ? [] : [t('parcels.handedOver', { time: moment(handedOverAt) })]),
    ...(host.mail === null && !isForgotten ? [t('parcels.untold')] : []),
  ];
  const said = [...(sender === '' ? [] : [t('parcels.from', { sender })]), ...(note === '' ? [] : [note])];
  return (
    <>
      <Body1Strong>
        <bdi>{isForgotten ? t('parcels.forgotten') : t('parcels.for', { name: host.name })}</bdi>
      </Body1Strong>
      {said.map((one) => (
        <Caption1 key={one}>
          <bdi>{one}</bdi>
        </Caption1>
      ))}
      <Caption1>{since.join(' · ')}</Caption1>
    </>
  );
}
