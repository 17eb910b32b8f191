import { Button, Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { MOST_SITES } from '../../../contract/room-sets.ts';
import type { Unit } from '../../../contract/rooms.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import type { Meeting } from '../../outlook/composed-meeting.ts';
import { PaneProblem } from '../../shell/PaneProblem.tsx';
import { Section } from '../../shell/Section.tsx';
import { usePane } from '../../shell/pane.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import type { Wording } from '../reasons.ts';
import type { Wish } from '../wish.ts';
import { firstSites, sitesOf } from './first-sites.ts';
import type { TypedSite } from './first-sites.ts';
import { FoundSetsList } from './FoundSetsList.tsx';
import { SiteFields } from './SiteFields.tsx';
import { useSetBooking, useSets } from './use-sets.ts';
import type { AddedSet } from './use-sets.ts';

const useStyles = makeStyles({
  all: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  add: { alignSelf: 'flex-start' },
});

interface SeveralPlacesProps {
  readonly meeting: Meeting;
  readonly wish: Wish;
  readonly units: readonly Unit[];
  readonly wording: Wording;
}

/** One room in each of several places at the time of the meeting: how many people are where, and the sets that fit. */
export function SeveralPlaces({ meeting, wish, units, wording }: SeveralPlacesProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { announce } = usePane();
  const [typed, setTyped] = useState<readonly TypedSite[]>(() =>
    firstSites(units, meeting.timeZone.name, wish.seats),
  );
  const [said, setSaid] = useState<{ readonly text: string; readonly isDone: boolean } | null>(null);
  const sites = sitesOf(typed);
  const found = useSets(wish.query, sites);
  const booking = useSetBooking(wish.query);

  const change = (key: number, to: Partial<TypedSite>) =>
    setTyped(typed.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const say = (added: AddedSet, names: readonly string[]) => {
    const text = sentence(added, names);
    setSaid({ text, isDone: added.outcome === 'added' });
    announce(text);
  };

  return (
    <div className={styles.all}>
      <Section title={t('sets.title')}>
        <Caption1 block className={styles.quiet}>
          {t('sets.intro')}
        </Caption1>
        {typed.map((site, at) => (
          <SiteFields
            key={site.key}
            number={at + 1}
            site={site}
            units={units}
            isTwice={site.unit !== null && typed.slice(0, at).some(({ unit }) => unit === site.unit)}
            onChange={(to) => change(site.key, to)}
            {...(typed.length > 2 && {
              onDrop: () => setTyped(typed.filter(({ key }) => key !== site.key)),
            })}
          />
        ))}
        {typed.length < MOST_SITES && (
          <Button
            className={styles.add}
            size="small"
            onClick={() => {
              const key = Math.max(...typed.map((one) => one.key)) + 1;
              setTyped([...typed, { key, unit: null, seats: '1' }]);
            }}
          >
            {t('sets.add')}
          </Button>
        )}
        {said !== null && (
          <MessageBar intent={said.isDone ? 'success' : 'warning'} layout="multiline" politeness="polite">
            <MessageBarBody>{said.text}</MessageBarBody>
          </MessageBar>
        )}
        {booking.failure !== null && (
          <PaneProblem error={booking.failure} onRetry={() => void found.refetch()} />
        )}
        {sites !== null && sets(sites)}
      </Section>
    </div>
  );

  function sets(asked: NonNullable<typeof sites>) {
    if (found.isError) return <PaneProblem error={found.error} onRetry={() => void found.refetch()} />;
    if (!found.data) return <Loading rows={2} rowHeight={64} />;
    return (
      <FoundSetsList
        found={found.data}
        meeting={meeting}
        wording={wording}
        isBusy={booking.isBusy || found.isPlaceholderData}
        onAdd={(offers) =>
          booking.add(offers, asked, (added) =>
            say(
              added,
              offers.map(({ name }) => name),
            ),
          )
        }
      />
    );
  }

  function sentence(added: AddedSet, names: readonly string[]): string {
    const { time } = wording;
    if (added.outcome === 'added') return t('sets.added', { rooms: time.list(names) });
    if (added.outcome === 'not-open' || added.added.length === 0) {
      return t('sets.notAdded', { room: added.room });
    }
    return t('sets.half', { rooms: time.list(added.added), room: added.room });
  }
}
