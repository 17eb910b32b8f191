import type { Session } from '../../outlook/wire.ts';
import type { CalendarApi } from '../api.ts';
import { openAddinFrame } from '../outlook-host/addin-frame.ts';
import type { AddinFrame, FrameOptions } from '../outlook-host/addin-frame.ts';
import { launchEventsOf } from '../outlook-host/events.ts';
import type { Item } from '../outlook-host/item.ts';
import { createLaunchEvents } from '../outlook-host/launch-events.ts';
import type { LaunchEvents } from '../outlook-host/launch-events.ts';
import { hasMailbox } from '../outlook-host/switches.ts';
import type { Switches } from '../outlook-host/switches.ts';
import type { Sender } from './send.ts';

export interface AddinOptions {
  readonly api: CalendarApi;
  readonly session: Session;
  readonly item: Item;
  readonly isNew: boolean;
  readonly switches: Switches;
  readonly sender: Sender;
  readonly askPerson: () => Promise<boolean>;
  readonly closeForm: () => void;
  readonly closePane: () => void;
  readonly onSettings: (settings: Readonly<Record<string, string>>) => void;
}

export interface Addin {
  /** What every frame of the add-in beside this form has in common. */
  readonly shared: Pick<FrameOptions, 'identity' | 'methods' | 'broker' | 'scope'>;
  readonly events: LaunchEvents;
  /**
   * Starts the hidden runtime, where the manifest asks for one: it hears of the new meeting and of what changes in it.
   * Returns the way to stop.
   */
  readonly start: () => () => void;
}

/** Launch events came with Mailbox 1.10. */
const EVENTS_SINCE = 10;

/** The add-in beside one form. */
export function createAddin(options: AddinOptions): Addin {
  const { session, item, isNew, switches } = options;
  const { addin } = session;
  const shared = sharedOptions(options);
  let runtime: AddinFrame | null = null;
  const events = createLaunchEvents(addin, () => runtime, wait);

  return {
    shared,
    events,
    start() {
      if (!hasMailbox(switches, EVENTS_SINCE) || addin.launchEvents.length === 0) return () => undefined;
      const frame = openAddinFrame({
        ...shared,
        url: addin.eventsUrl,
        title: `${addin.name} events`,
        parent: null,
        onNotify: () => undefined,
      });
      runtime = frame;
      if (isNew) events.raise('OnNewAppointmentOrganizer');

      let before = item.read();
      const stop = item.onChange((changed) => {
        const after = item.read();
        for (const type of launchEventsOf(changed, before, after)) events.raise(type);
        before = after;
      });
      return () => {
        stop();
        runtime = null;
        frame.close();
      };
    },
  };
}

function sharedOptions(options: AddinOptions): Addin['shared'] {
  const { api, session, item, switches, sender } = options;
  const { organizer } = item.read();
  const isShared = organizer.address !== session.person.mail;
  return {
    identity: {
      addinId: session.addin.id,
      addinName: session.addin.name,
      hostOrigin: location.origin,
      switches,
      settings: session.settings,
      user: session.person,
      now: Date.parse(session.now),
      isShared,
    },
    methods: {
      item,
      switches,
      owner: isShared ? organizer.address : null,
      lookUp: (address) => lookUp(session, address.toLowerCase()),
      save: sender.keep,
      async saveSettings(settings) {
        await api.saveSettings(settings);
        options.onSettings(settings);
      },
      closeForm: options.closeForm,
      closePane: options.closePane,
    },
    broker: {
      switches,
      tokens: (scope) => api.paneTokens(scope),
      askPerson: options.askPerson,
      account: { personId: session.person.id, tenantId: session.person.tenantId },
    },
    scope: session.addin.scope,
  };
}

function lookUp({ rooms, people }: Session, address: string) {
  const room = rooms.find((one) => one.address === address);
  if (room) return { address, name: room.displayName, isRoom: true };
  const person = people.find((one) => one.mail === address);
  return person ? { address, name: person.displayName, isRoom: false } : null;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
