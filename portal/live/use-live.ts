import { useQueryClient } from '@tanstack/react-query';
import { use, useEffect, useEffectEvent, useState } from 'react';
import type { OrganizationId } from '../../contract/primitives.ts';
import type { Route } from '../../contract/route.ts';
import { useSession } from '../shell/session.ts';
import type { LiveStatus, LiveTopic } from './live-connection.ts';
import { LiveSourceContext } from './live-source.ts';
import type { LiveSource } from './live-source.ts';
import { gathered } from './gathered.ts';
import { shareLive } from './shared-live.ts';
import type { SharedLive } from './shared-live.ts';

/** How often a page reads anew while nobody tells it what changed. */
export const POLL_MS = 30_000;

/** By topic the routes whose answers it makes old. */
export type LiveReadings = Partial<Record<Exclude<LiveTopic, 'everything'>, readonly Route[]>>;

/**
 * Keeps what these routes answered young while the page is shown: read anew when the server tells of a change, and every
 * 30 seconds while it cannot. Gives how it stands.
 */
export function useLive(readings: LiveReadings): LiveStatus {
  const source = use(LiveSourceContext);
  const client = useQueryClient();
  const { organization } = useSession();
  const [status, setStatus] = useState<LiveStatus>('connecting');

  const refresh = useEffectEvent(async (topics: readonly LiveTopic[]) => {
    const isAll = topics.includes('everything');
    const named = Object.entries(readings).filter(([topic]) => isAll || topics.some((one) => one === topic));
    const paths = new Set(named.flatMap(([, routes]) => routes).map(({ path }) => path));
    await Promise.all(
      [...paths].map((path) => client.invalidateQueries({ queryKey: [organization.id, path] })),
    );
  });
  useEffect(() => {
    const changes = gathered<LiveTopic>((topics) => refresh(topics));
    const leave = sharedFor(source, organization.id).join({ onChange: changes, onStatus: setStatus });
    return leave;
  }, [source, organization.id]);
  useEffect(() => {
    if (status === 'live') return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') void refresh(['everything']);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [status]);
  return status;
}

const shared = new WeakMap<LiveSource, Map<OrganizationId, SharedLive>>();

/** A tab has one source, and is in one organization at a time. */
function sharedFor(source: LiveSource, organization: OrganizationId): SharedLive {
  const ofSource = shared.get(source) ?? new Map<OrganizationId, SharedLive>();
  shared.set(source, ofSource);
  const known = ofSource.get(organization);
  if (known) return known;
  const made = shareLive({
    open: (signal) => source(organization, signal),
    later: (act, ms) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    visibility: {
      isHidden: () => document.visibilityState === 'hidden',
      follow: (changed) => {
        document.addEventListener('visibilitychange', changed);
        return () => document.removeEventListener('visibilitychange', changed);
      },
    },
  });
  ofSource.set(organization, made);
  return made;
}
