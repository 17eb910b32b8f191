import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvacuationList, PersonGone, PersonInside } from '../../contract/evacuation.ts';
import { createTimeFormat, localDay, zoneCity } from '../../ui/time/format.ts';
import type { TimeFormat } from '../../ui/time/format.ts';
import { countOf, withMarks } from './kept-marks.ts';
import { useEvacuation } from './use-evacuation.ts';
import type { Evacuation, EvacuationDeps, Source } from './use-evacuation.ts';

interface EvacuationPageProps extends EvacuationDeps {
  /** Opens the print dialog as soon as there is a list. */
  readonly isToPrint: boolean;
  readonly language: string;
}

/** Who is inside, and who of them is safe: on a screen, and on paper with one press. */
export function EvacuationPage({ isToPrint, language, ...deps }: EvacuationPageProps) {
  const { t } = useTranslation('portal');
  const evacuation = useEvacuation(deps);
  const { list, source } = evacuation;
  const hasPrinted = useRef(false);
  useEffect(() => {
    if (!isToPrint || list === null || hasPrinted.current) return;
    hasPrinted.current = true;
    print();
  }, [isToPrint, list]);
  return (
    <main>
      <a className="screen" href={`/portal/front-desk?reception=${deps.reception}`}>
        {t('evacuation.desk')}
      </a>
      <h1>{t('evacuation.title')}</h1>
      {list === null ? (
        <p>
          <output>{t(`evacuation.${withoutList(source)}`)}</output>
        </p>
      ) : (
        <Listed list={list} evacuation={evacuation} time={createTimeFormat(language)} />
      )}
    </main>
  );
}

function withoutList(source: Source): 'reading' | 'refused' | 'none' {
  return source === 'reading' || source === 'refused' ? source : 'none';
}

interface ListedProps {
  readonly list: EvacuationList;
  readonly evacuation: Evacuation;
  readonly time: TimeFormat;
}

function Listed({ list, evacuation, time }: ListedProps) {
  const { t } = useTranslation('portal');
  const { reception, unseen, isComplete, now } = list;
  const { source, waiting, mark } = evacuation;
  const people = withMarks(list.people, waiting);
  const safe = countOf(people.filter(({ isSafe }) => isSafe));
  const clock = (instant: EvacuationList['now']) =>
    localDay(instant, reception.timeZone) === localDay(now, reception.timeZone)
      ? time.clock(instant, reception.timeZone)
      : `${time.day(instant, reception.timeZone)}, ${time.clock(instant, reception.timeZone)}`;
  const when = {
    time: `${time.day(now, reception.timeZone)}, ${time.clock(now, reception.timeZone)}`,
    city: zoneCity(reception.timeZone),
  };
  const sums = (
    <>
      {t('evacuation.inside', { count: countOf(people) })} · {t('evacuation.safe', { count: safe })} ·{' '}
      <strong>{t('evacuation.missing', { count: countOf(people) - safe })}</strong>
    </>
  );
  return (
    <>
      <p className="reception">
        <bdi>{list.covers.length > 1 ? list.covers.join(' · ') : reception.name}</bdi>
      </p>
      <p className={source === 'server' ? '' : 'warning'}>
        {t(`evacuation.${saidOf(source)}`, when)}{' '}
        {source === 'signed-out' && <a href="/portal/front-desk">{t('evacuation.signIn')}</a>}
      </p>
      <p className="sums">
        <output>{sums}</output>
      </p>
      {Object.keys(waiting).length > 0 && <p className="warning">{t('evacuation.waiting')}</p>}
      <Buttons onBegin={evacuation.begin} canBegin={source === 'server'} />
      {people.length === 0 && <p>{t('evacuation.nobody')}</p>}
      {groupsOf(people, list.covers, t('evacuation.noBuilding')).map(([where, those]) => (
        <section key={where}>
          {where !== '' && <h2>{t('evacuation.building', { name: where, count: countOf(those) })}</h2>}
          <ul aria-label={where === '' ? t('evacuation.people') : where}>
            {those.map((person) => (
              <Person key={person.visit} person={person} clock={clock} onMark={mark} />
            ))}
          </ul>
        </section>
      ))}
      {unseen.length > 0 && (
        <section>
          <h2>{t('evacuation.unseen', { count: countOf(unseen) })}</h2>
          <p className="warning">{t('evacuation.unseenDetail')}</p>
          <ul aria-label={t('evacuation.unseen', { count: countOf(unseen) })}>
            {unseen.map((person) => (
              <Unseen key={person.visit} person={person} clock={clock} />
            ))}
          </ul>
        </section>
      )}
      {!isComplete && <p className="warning">{t('evacuation.incomplete')}</p>}
    </>
  );
}

/** By building, and by reception where there are several; under an empty name when there is nothing to tell apart. */
function groupsOf(people: readonly PersonInside[], covers: readonly string[], unknown: string) {
  const isOneBuilding = new Set(people.map(({ building }) => building)).size < 2;
  const nameOf = ({ building, reception }: PersonInside) =>
    [...(isOneBuilding ? [] : [building ?? unknown]), ...(covers.length > 1 ? [reception] : [])].join(' · ');
  return [...Map.groupBy(people, nameOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function saidOf(source: Source): 'asOf' | 'fromDevice' | 'signedOut' {
  if (source === 'signed-out') return 'signedOut';
  return source === 'device' ? 'fromDevice' : 'asOf';
}

function Buttons({ onBegin, canBegin }: { readonly onBegin: () => void; readonly canBegin: boolean }) {
  const { t } = useTranslation('portal');
  const [isSure, setSure] = useState(false);
  return (
    <p className="screen buttons">
      <button type="button" className="primary" onClick={() => print()}>
        {t('evacuation.print')}
      </button>
      {canBegin && (
        <button
          type="button"
          onBlur={() => setSure(false)}
          onClick={() => {
            if (isSure) onBegin();
            setSure(!isSure);
          }}
        >
          {t(isSure ? 'evacuation.beginSure' : 'evacuation.begin')}
        </button>
      )}
    </p>
  );
}

interface PersonProps {
  readonly person: PersonInside;
  readonly clock: (instant: EvacuationList['now']) => string;
  readonly onMark: (visit: string, isSafe: boolean) => void;
}

interface UnseenProps {
  readonly person: PersonGone;
  readonly clock: PersonProps['clock'];
}

/** On paper there is a box to tick; on the screen nobody is said to be safe who is not on the list. */
function Unseen({ person, clock }: UnseenProps) {
  const { t } = useTranslation('portal');
  const { name, company, host, room, size, at } = person;
  const known = [
    ...(size > 1 ? [t('evacuation.size', { count: size })] : []),
    ...(company === null ? [] : [company]),
    t('evacuation.host', { name: host }),
    ...(room === null ? [] : [room]),
    t('evacuation.leftAt', { time: clock(at) }),
  ];
  return (
    <li>
      <bdi className="name">{name}</bdi>{' '}
      <span className="known">
        {known.map((one) => (
          <bdi key={one}>{one}</bdi>
        ))}
      </span>
    </li>
  );
}

function Person({ person, clock, onMark }: PersonProps) {
  const { t } = useTranslation('portal');
  const { visit, name, company, host, room, since, size, isSafe, markedAt } = person;
  const known = [
    ...(size > 1 ? [t('evacuation.size', { count: size })] : []),
    ...(company === null ? [] : [company]),
    t('evacuation.host', { name: host }),
    ...(room === null ? [] : [room]),
    t('evacuation.since', { time: clock(since) }),
    ...(isSafe && markedAt !== null ? [t('evacuation.markedAt', { time: clock(markedAt) })] : []),
  ];
  return (
    <li className={isSafe ? 'safe' : ''}>
      <label>
        <input
          type="checkbox"
          aria-label={t('evacuation.safeBox', { name })}
          checked={isSafe}
          onChange={() => onMark(visit, !isSafe)}
        />
        <span>
          <bdi className="name">{name}</bdi>
          <span className="known">
            {known.map((one) => (
              <bdi key={one}>{one}</bdi>
            ))}
          </span>
        </span>
      </label>
    </li>
  );
}
