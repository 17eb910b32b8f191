import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { checkIn, checkOut, findVisit, pairKiosk, readKiosk } from '../../contract/kiosk.ts';
import type { KioskVisit, Shown, TextToRead } from '../../contract/kiosk.ts';
import type { RouteReply } from '../../contract/route.ts';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Call } from '../../ui/api/call.ts';
import { badgeFor } from './badge-for.ts';
import type { PrintBadge } from './badge-for.ts';
import { persistently } from './persistently.ts';
import type { Entered, Guest, PairingTrouble, Screen, TakenPhoto } from './screen.ts';
import { seekHosts, welcomeGuest } from './unexpected.ts';

export type Place = RouteReply<typeof readKiosk>;

/** Whether it is a kiosk still is asked this often while nobody stands there. */
const LOOK_MS = 60_000;

export interface Kiosk {
  readonly screen: Screen;
  /** Null until it is known where the kiosk stands. */
  readonly place: Place | null;
  /** The network is away and it keeps trying. */
  readonly isLost: boolean;
  /** Counts the people: whatever they typed goes with them. */
  readonly person: number;
  readonly show: (screen: Screen) => void;
  /** Forgets whoever stood there; what was being asked for is given up. */
  readonly beginAnew: () => void;
  readonly pair: (code: string) => void;
  readonly find: (shown: Shown) => void;
  /** `accepted`: the visitor accepts the house rules that were shown. */
  readonly take: (shown: Shown, visit: KioskVisit) => void;
  /** Looks for the host of somebody who is not expected. */
  readonly seek: (guest: Guest, host: string) => void;
  /** Checks in somebody who is not expected, and accepts the house rules that were shown. */
  readonly welcome: (guest: Guest, host: string, rules: TextToRead | null) => void;
  /** Goes on to the badge, with a photo for it or without. */
  readonly finish: (entered: Entered, photo: TakenPhoto | null) => void;
}

/** What a kiosk needs of the browser beside calls. */
export interface KioskMeans {
  readonly printBadge: PrintBadge;
  /** A photo can be taken here. */
  readonly hasCamera: boolean;
}

/** What a kiosk does, one thing at a time. `pass` is what the address of the page brought along. */
export function useKiosk(
  call: Call,
  pass: string | null,
  language: KioskLanguage,
  { printBadge, hasCamera }: KioskMeans,
): Kiosk {
  const [screen, show] = useState<Screen>({ at: 'starting' });
  const [place, setPlace] = useState<Place | null>(null);
  const [isLost, setLost] = useState(false);
  const [person, setPerson] = useState(0);
  const running = useRef<AbortController | null>(null);
  const paper = useRef<(() => void) | null>(null);

  const stop = () => {
    running.current?.abort();
    running.current = null;
    setLost(false);
  };
  const beginAnew = () => {
    stop();
    paper.current?.();
    paper.current = null;
    setPerson((before) => before + 1);
    show(place ? { at: 'welcome' } : { at: 'pairing', trouble: null });
  };

  /** Does something until it is answered, and shows what comes of it, unless somebody else stands there by then. */
  const until = async (work: (signal: AbortSignal) => Promise<Screen>, refused = screenOf) => {
    stop();
    const mine = new AbortController();
    running.current = mine;
    const onTrouble = (isAway: boolean) => running.current === mine && setLost(isAway);
    const next = await persistently(work, { signal: mine.signal, onTrouble, later }).catch(refused);
    if (running.current !== mine) return;
    running.current = null;
    setLost(false);
    if (next.at === 'pairing') setPlace(null);
    show(next);
  };

  const look = async (shown: Shown, signal: AbortSignal): Promise<Screen> => {
    const visit = await call(findVisit, { body: { shown, language } }, { signal });
    return { at: 'found', shown, visit };
  };
  const find = (shown: Shown) => {
    show({ at: 'looking' });
    void until((signal) => look(shown, signal));
  };
  const done = async (entered: Entered, photo: TakenPhoto | null, signal: AbortSignal): Promise<Screen> => {
    const { firstName, host } = entered;
    const { said, end } = await badgeFor(call, printBadge, entered, photo, signal);
    paper.current = end;
    return { at: 'done', step: 'check-in', firstName, host, badge: said };
  };
  /** A photo first, where the house takes them and there is a camera. */
  const afterwards = async (
    entered: Entered,
    consent: TextToRead | null,
    signal: AbortSignal,
  ): Promise<Screen> =>
    consent && hasCamera ? { at: 'photo', entered, consent } : await done(entered, null, signal);
  const take = (shown: Shown, visit: KioskVisit) => {
    const { visit: id, step, version, firstName, host, rules } = visit;
    const params = { visit: id };
    show({ at: 'stepping' });
    void until(async (signal) => {
      if (step === 'check-out') {
        await call(checkOut, { params, body: { shown, version } }, { signal });
        return { at: 'done', step, firstName, host, badge: 'none' };
      }
      const accepted = rules && { version: rules.version, language: rules.language };
      try {
        const body = { shown, accepted, language };
        const { badge, photo } = await call(checkIn, { params, body }, { signal });
        return await afterwards({ visit: id, firstName, host, badge }, photo, signal);
      } catch (error) {
        if (isProblem(error, 'rules-changed')) return await look(shown, signal);
        throw error;
      }
    });
  };
  const seek = (guest: Guest, host: string) => {
    show({ at: 'looking' });
    void until((signal) => seekHosts(call, guest, host, language, signal));
  };
  const welcome = (guest: Guest, host: string, rules: TextToRead | null) => {
    show({ at: 'stepping' });
    void until(async (signal) => {
      try {
        const { entered, photo } = await welcomeGuest(call, guest, host, { rules, language, signal });
        return await afterwards(entered, photo, signal);
      } catch (error) {
        if (isProblem(error, 'not-found')) return { at: 'noHost' };
        if (isProblem(error, 'rules-changed')) return await seekHosts(call, guest, host, language, signal);
        throw error;
      }
    });
  };
  const finish = (entered: Entered, photo: TakenPhoto | null) => {
    show({ at: 'stepping' });
    void until((signal) => done(entered, photo, signal));
  };
  const start = () =>
    until(
      async (signal) => {
        setPlace(await call(readKiosk, {}, { signal }));
        return pass === null ? { at: 'welcome' } : await look({ pass }, signal);
      },
      (error: unknown) => {
        const next = screenOf(error);
        return next.at === 'pairing' && pass !== null ? { at: 'elsewhere' } : next;
      },
    );
  const pair = (code: string) => {
    void until(
      async (signal) => {
        await call(pairKiosk, { body: { code } }, { signal });
        setPlace(await call(readKiosk, {}, { signal }));
        return { at: 'welcome' };
      },
      (error: unknown) => ({ at: 'pairing', trouble: troubleOf(error) }),
    );
  };

  const starting = useEffectEvent(() => void start());
  useEffect(() => queueMicrotask(() => starting()), []);
  useStillKiosk(call, screen.at === 'welcome', (now) => {
    setPlace(now);
    if (now === null) show({ at: 'pairing', trouble: null });
  });
  return { screen, place, isLost, person, show, beginAnew, pair, find, take, seek, welcome, finish };
}

/** Looks now and then whether this is a kiosk still: an entrance that lets nobody in should say so before somebody tries. */
function useStillKiosk(call: Call, isOn: boolean, onAnswer: (place: Place | null) => void): void {
  const ask = useEffectEvent(async (signal: AbortSignal) => {
    try {
      onAnswer(await call(readKiosk, {}, { signal }));
    } catch (error) {
      if (!signal.aborted && isProblem(error, 'kiosk-not-paired')) onAnswer(null);
    }
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const away = new AbortController();
    const timer = setInterval(() => void ask(away.signal), LOOK_MS);
    return () => {
      clearInterval(timer);
      away.abort();
    };
  }, [isOn]);
}

function screenOf(error: unknown): Screen {
  if (isProblem(error, 'kiosk-not-paired')) return { at: 'pairing', trouble: null };
  if (isProblem(error, 'too-many-requests')) return { at: 'tooOften', seconds: secondsOf(error) };
  // What cannot be a pass or a name is like one that is not known.
  if (isProblem(error, 'not-found') || isProblem(error, 'invalid-request')) return { at: 'unknown' };
  if (isProblem(error, 'see-reception')) return { at: 'reception' };
  return { at: 'failed' };
}

function troubleOf(error: unknown): PairingTrouble {
  if (isProblem(error, 'too-many-requests')) return { why: 'tooOften', seconds: secondsOf(error) };
  return { why: error instanceof ApiProblem ? 'refused' : 'noAnswer' };
}

function isProblem(error: unknown, code: ApiProblem['code']): boolean {
  return error instanceof ApiProblem && error.code === code;
}

function secondsOf(error: unknown): number {
  return (error instanceof ApiProblem ? error.retryAfterSeconds : null) ?? 60;
}

function later(act: () => void, ms: number): void {
  setTimeout(act, ms);
}
