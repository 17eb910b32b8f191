import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskVisit, listDeskVisits } from '../../contract/front-desk.ts';
import type { RouteReply } from '../../contract/route.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { deskViews, findable, found, isIn, peopleIn } from './found.ts';
import { Parking } from './Parking.tsx';
import { SentToDesk } from './SentToDesk.tsx';
import { StillInside } from './StillInside.tsx';
import { TakenTogether } from './TakenTogether.tsx';
import type { Taken } from './TakenTogether.tsx';
import { togetherSteps } from './together.ts';
import { TogetherButton } from './TogetherButton.tsx';
import type { DeskView } from './found.ts';
import { untoldWith } from './untold.ts';
import { VisitItem } from './VisitItem.tsx';
import { WelcomeDialog } from './WelcomeDialog.tsx';

const NameHostDialog = lazy(async () => ({
  default: (await import('./NameHostDialog.tsx')).NameHostDialog,
}));

/** Not every desk takes parcels: the visitors come first. */
const Parcels = lazy(async () => ({ default: (await import('../parcels/Parcels.tsx')).Parcels }));

/** What fits on some screens; whoever looks further types a name. */
const MOST_SHOWN = 100;
/** So many are drawn before anything else when a key was pressed; the others follow when there is time. */
const DRAWN_AT_ONCE = 12;

const useStyles = makeStyles({
  views: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  narrowing: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  view: { '@media (pointer: coarse)': { minHeight: '44px' } },
  search: { maxWidth: '480px' },
  together: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** A day at a reception: typing narrows it down at once, Enter goes to the first one found, and Enter again checks in. */
export function Desk({ reception, visits, parking, isComplete, now }: RouteReply<typeof listDeskVisits>) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [view, setView] = useState<DeskView>('all');
  const [words, setWords] = useState('');
  const [isWelcoming, setWelcoming] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [unhosted, setUnhosted] = useState<DeskVisit | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const all = useMemo(() => findable(visits), [visits]);
  // At once, not when there is time: Enter must never go to somebody who was found by what stood there before.
  const shownFor = (typed: string) => found(all, typed).filter((visit) => isIn(visit, view));
  const shown = shownFor(words);
  const parcelWords = useDeferredValue(words);
  const drawn = useDrawn(words, shown.slice(0, MOST_SHOWN), (typed) => shownFor(typed).slice(0, MOST_SHOWN));

  return (
    <>
      <Parking parking={parking} timeZone={reception.timeZone} />
      <StillInside reception={reception} visits={visits} now={now} onTaken={setTaken} />
      <SentToDesk visits={visits} timeZone={reception.timeZone} onShow={setWords} />
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            list.current?.querySelector<HTMLButtonElement>('button')?.focus();
          }}
        >
          <Field className={styles.search} label={t('frontDesk.search')} hint={t('frontDesk.searchHint')}>
            <Input
              type="search"
              value={words}
              maxLength={200}
              autoComplete="off"
              onChange={(_event, { value }) => setWords(value)}
            />
          </Field>
        </form>
      </search>
      <div className={styles.narrowing}>
        <fieldset aria-label={t('frontDesk.views')} className={styles.views}>
          {deskViews.map((one) => (
            <Button
              key={one}
              className={styles.view}
              appearance={one === view ? 'primary' : 'secondary'}
              aria-pressed={one === view}
              onClick={() => setView(one)}
            >
              {t(`frontDesk.view.${one}`, { count: peopleIn(visits.filter((visit) => isIn(visit, one))) })}
            </Button>
          ))}
        </fieldset>
        <div className={styles.together}>
          <Button
            appearance={shown.length === 0 ? 'primary' : 'secondary'}
            onClick={() => setWelcoming(true)}
          >
            {t('frontDesk.walkIn.open')}
          </Button>
          {togetherSteps(shown, view, words).map(([step, group]) => (
            <TogetherButton
              key={step}
              reception={reception.id}
              step={step}
              visits={group}
              onTaken={setTaken}
            />
          ))}
        </div>
      </div>
      {words !== '' && (
        <Caption1>
          <output>{t('frontDesk.found', { count: shown.length })}</output>
        </Caption1>
      )}
      {shown.length === 0 && <Nobody words={words} isEmpty={visits.length === 0} />}
      {taken !== null && (
        <TakenTogether reception={reception.id} taken={taken} onEnd={() => setTaken(null)} />
      )}
      {unhosted !== null && (
        <Suspense fallback={null}>
          <NameHostDialog
            reception={reception.id}
            visits={untoldWith(visits, unhosted)}
            onClose={() => setUnhosted(null)}
          />
        </Suspense>
      )}
      {isWelcoming && (
        <WelcomeDialog
          reception={reception}
          name={shown.length === 0 ? words.trim() : ''}
          onTaken={setTaken}
          onClose={() => setWelcoming(false)}
        />
      )}
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={t('frontDesk.list')} ref={list}>
          {drawn.map((visit) => (
            <VisitItem key={visit.id} visit={visit} timeZone={reception.timeZone} onFindHost={setUnhosted} />
          ))}
        </ul>
      )}
      {shown.length > MOST_SHOWN && <p>{t('frontDesk.more', { count: shown.length - MOST_SHOWN })}</p>}
      {!isComplete && <p>{t('frontDesk.incomplete')}</p>}
      <Suspense fallback={<Loading rows={2} rowHeight={64} />}>
        <Parcels reception={reception} words={parcelWords} />
      </Suspense>
    </>
  );
}

/** Says why nobody is shown. */
function Nobody({ words, isEmpty }: { readonly words: string; readonly isEmpty: boolean }) {
  const { t } = useTranslation('portal');
  if (isEmpty) return <EmptyState title={t('frontDesk.empty')}>{t('frontDesk.emptyDetail')}</EmptyState>;
  return words === '' ? null : <p>{t('frontDesk.nothingFound', { words })}</p>;
}

/** What is drawn now of what was found: the first ones, and those that stand there already; soon afterwards all of it. */
function useDrawn<T extends { readonly id: string }>(
  words: string,
  shown: readonly T[],
  shownFor: (typed: string) => readonly T[],
): readonly T[] {
  const settled = useDeferredValue(words);
  if (settled === words) return shown;
  const standing = new Set(shownFor(settled).map(({ id }) => id));
  return shown.filter(({ id }, at) => at < DRAWN_AT_ONCE || standing.has(id));
}
