/**
 * What add-ins store in mailboxes: custom properties of a meeting (on the organizer's copy only: they reach neither
 * attendees nor rooms) and roaming settings of a person.
 */
export interface Properties {
  /** `originalStart` names one occurrence; it has its own bag once it was given one, else it shows the series'. */
  readonly ofMeeting: (meetingUid: string, originalStart?: string) => Readonly<Record<string, unknown>>;
  readonly keepMeeting: (meetingUid: string, originalStart: string | undefined, bag: Bag) => void;
  readonly settingsOf: (personId: string) => Readonly<Record<string, string>>;
  readonly keepSettings: (personId: string, settings: Readonly<Record<string, string>>) => void;
  readonly clear: () => void;
}

type Bag = Readonly<Record<string, unknown>>;

export function createProperties(): Properties {
  const meetings = new Map<string, Bag>();
  const people = new Map<string, Readonly<Record<string, string>>>();

  return {
    ofMeeting: (meetingUid, originalStart) =>
      meetings.get(key(meetingUid, originalStart)) ?? meetings.get(key(meetingUid)) ?? {},
    keepMeeting(meetingUid, originalStart, bag) {
      meetings.set(key(meetingUid, originalStart), bag);
    },
    settingsOf: (personId) => people.get(personId) ?? {},
    keepSettings(personId, settings) {
      people.set(personId, settings);
    },
    clear() {
      meetings.clear();
      people.clear();
    },
  };
}

function key(meetingUid: string, originalStart?: string): string {
  return `${meetingUid} ${originalStart ?? ''}`;
}
