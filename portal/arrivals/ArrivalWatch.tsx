import { use, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listMyProviders } from '../../contract/service-teams.ts';
import { useLive } from '../live/use-live.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { showWaiting } from '../shell/waiting-count.ts';
import { isNews, latestOf } from './is-news.ts';
import { showAppBadge } from './app-badge.ts';
import { wantsSound } from './sound-choice.ts';
import { ToneContext } from './tone.ts';

const readings = { 'service-requests': [listMyProviders] };

/**
 * Watches, on every page, what comes in for the teams of this person: the count in the navigation, the title of the tab and
 * the badge of an installed app; and, when something arrives, a sentence for screen readers and a tone for who wants one.
 */
export function ArrivalWatch() {
  const { t } = useTranslation('portal');
  const { announce } = useSession();
  const { remembered } = usePortalDeps();
  const tone = use(ToneContext);
  useLive(readings);
  const teams = useReading(listMyProviders).data?.providers;
  const waiting = teams?.reduce((sum, team) => sum + team.waiting, 0) ?? 0;
  const latest = teams && latestOf(teams);
  const seen = useRef<typeof latest>(undefined);

  useEffect(() => {
    showWaiting(waiting);
    showAppBadge(waiting);
    return () => showWaiting(0);
  }, [waiting]);

  const arrived = useEffectEvent(() => {
    announce(t('requests.arrived', { count: waiting }));
    if (wantsSound(remembered)) tone.play();
  });
  useEffect(() => {
    if (latest === undefined) return;
    if (isNews(seen.current, latest)) arrived();
    seen.current = latest;
  }, [latest]);

  const touched = useEffectEvent(() => {
    if (wantsSound(remembered)) tone.unlock();
  });
  useEffect(() => {
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) document.addEventListener(event, touched);
    return () => {
      for (const event of events) document.removeEventListener(event, touched);
    };
  }, []);
  return null;
}
