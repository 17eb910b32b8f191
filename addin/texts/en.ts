import { datesTexts } from './dates.en.ts';
import type { laterTexts } from './later.en.ts';
import { ownTexts, reasonTexts, whyTexts } from './room-reasons.en.ts';
import { draftsTexts, servicesTexts } from './services.en.ts';
import { timesTexts } from './times.en.ts';
import { visitorTexts } from './visitors.en.ts';

/** Everything the pane says, in English. Other languages carry the same keys; numbers and dates come formatted. */
export const paneTexts = {
  product: 'Foyer',
  tabs: { label: 'Foyer', rooms: 'Rooms', services: 'Services', visitors: 'Visitors' },
  offline: {
    title: 'You are offline.',
    detail: 'What you chose is kept. The list goes on as soon as there is a network again.',
  },
  signIn: {
    title: 'Sign in to see rooms',
    detail:
      'Outlook could not sign you in by itself. Sign in with your work account; nothing else is needed.',
    button: 'Sign in',
    busy: 'Signing in…',
    canceled: 'The sign-in window was closed before it was done. Try once more when you are ready.',
    failed: 'Signing in did not work. Give this to your administrator: {{reasons}}',
    dialogWaiting: 'Taking you to the sign-in page…',
    dialogDone: 'You are signed in. You can close this window.',
    dialogFailed: 'Signing in did not work (code {{code}}). Close this window and try again from Foyer.',
    dialogAlone: 'This page belongs to the sign-in of Foyer in Outlook. Open Foyer from a meeting instead.',
  },
  outside: {
    title: 'Open Foyer in Outlook',
    detail:
      'Foyer works beside a meeting that you are writing. In Outlook, make a new meeting or open one of yours, then choose Foyer in the ribbon.',
    phone: 'Open Foyer in Outlook on a computer',
    phoneDetail:
      'Outlook on a phone has no place for Foyer beside a meeting. What you asked for follows the meeting all the same when you move or cancel it here.',
    onTheWeb: 'See on the web what became of it',
    noLibrary: 'Outlook did not load',
    noLibraryDetail:
      'The part of Outlook that Foyer needs could not be loaded. Check the network, then close this pane and open it again.',
    noMeeting: 'Open a meeting of yours',
    noMeetingDetail:
      'Foyer finds rooms for a meeting while you write it. Open the meeting for editing, then choose Foyer.',
  },
  noRole: {
    title: 'You have no role in Foyer yet',
    detail: 'You are signed in as {{name}}, but nobody has given you a role.',
    ask: 'Ask {{name}} ({{organization}}):',
    askNobody: 'Ask the person in your organization who looks after meeting rooms.',
    recheck: 'Check again',
  },
  notConnected: {
    title: 'Foyer is not connected here',
    detail:
      'Your Microsoft 365 organization is not connected to Foyer. An administrator has to connect it in the Foyer portal first.',
  },
  organization: {
    title: 'Where do you want to book?',
    detail: 'You have a role in several organizations. Your choice is remembered.',
    change: 'Change',
  },
  wish: {
    label: 'What you need',
    follows: 'Follows the meeting',
    seats: 'Seats',
    fromAttendees_one: 'You and {{attendees}} attendee',
    fromAttendees_other: 'You and {{attendees}} attendees',
    justYou: 'Just you so far',
    setByYou: 'Set by you',
    useAttendees: 'Use attendees ({{seats}})',
    seatsTooFew: 'Enter a number of at least 1.',
    where: 'Where',
    anywhere: 'Anywhere',
    more: 'More wishes',
    near: 'Near',
    nearAny: 'No matter where',
    kind: 'Kind',
    kindAny: 'All kinds',
    kinds: { room: 'Rooms', workspace: 'Workspaces', equipment: 'Equipment' },
    before: 'Free before',
    after: 'Free after',
    noBuffer: 'No time',
    minutes: '{{minutes}} minutes',
    direct: 'Only what answers at once',
    equipment: 'Equipment',
    repeats:
      'This meeting repeats. The list is about its first date, {{day}}; below each room stands what the whole series meets there.',
    unknownZone:
      'Foyer does not know Outlook’s time zone “{{zone}}”. Times are shown in {{city}} time, the zone of this computer.',
  },
  trouble: {
    'end-before-start':
      'The meeting ends before it starts. Correct its time in the form; the list follows by itself.',
    'no-length':
      'The meeting starts and ends at the same time. Give it a length in the form; the list follows by itself.',
    past: 'The meeting is already over. Choose a later time in the form; the list follows by itself.',
    'too-long':
      'The meeting is longer than {{days}} days, more than can be looked up. Shorten it in the form.',
  },
  chosen: {
    label: 'In this meeting',
    remove: 'Remove',
    removeRoom: 'Remove {{room}}',
    busy: '{{room}} is taken at this time: {{times}}.',
    noPlace: 'All {{all}} places of {{room}} are taken at this time.',
    places: '{{room}} has at most {{free}} of {{all}} places free at this time, you need {{seats}}.',
    tooSmall: '{{room}} seats {{capacity}}, you need {{seats}}.',
    tooSmallTogether: 'The rooms seat {{capacity}} together, you need {{seats}}.',
    restricted: '{{room}} is only for certain people; it will turn the meeting down.',
    policy: '{{room}} is not to be used like this: {{reasons}} Outlook sends the meeting all the same.',
    gone: '{{room}} is no longer a room that you can book.',
    unknown: 'Exchange does not say whether {{room}} is free. It answers when you send.',
    instead: 'Take {{room}} instead',
    textLocation: '“{{text}}” is only text in the location. Text books no room; add a room below.',
  },
  rooms: {
    several: 'Rooms in several places',
    hideSeveral: 'Hide rooms in several places',
    label: 'Rooms',
    asOf: 'as of {{time}}',
    confirmed: 'confirmed',
    unconfirmed: 'not confirmed',
    refresh: 'Refresh',
    counted: '{{free}} of {{all}} free',
    announced_one: '{{count}} room, {{free}} free for you.',
    announced_other: '{{count}} rooms, {{free}} free for you.',
    bestFit: 'Best fit',
    free: 'Free',
    busy: 'Busy',
    unknown: 'Not known',
    refused: 'Not for this meeting',
    seats_one: '{{count}} seat',
    seats_other: '{{count}} seats',
    seatsUnknown: 'Seats not known',
    allPlaces: 'All {{all}} places free',
    places: 'Up to {{free}} of {{all}} places free',
    workspace: 'Workspace',
    placesInAll_one: '{{count}} place',
    placesInAll_other: '{{count}} places',
    equipment: 'Equipment',
    add: 'Add',
    addRoom: 'Add {{room}}',
    request: 'Request',
    requestRoom: 'Request {{room}}',
    onRequest: 'Somebody decides after you send.',
    twoZones: '{{here}} your time, {{there}} in {{city}}',
    more: 'Show {{count}} more',
    details: 'Details',
    detailsOf: 'Details of {{room}}',
    reported: 'Reported as broken: {{what}}',
    reportedOther: 'something in the room',
  },
  own: ownTexts,
  why: whyTexts,
  series: {
    free: 'Whole series: free on all {{all}} dates.',
    some: 'Whole series: free on {{free}} of {{all}} dates.',
    taken: 'Taken on {{dates}}.',
    takenMore: 'Taken on {{dates}} and {{count}} more.',
    show: 'Show the dates',
    hide: 'Hide the dates',
    unknown_one: 'On {{count}} date it is not known yet.',
    unknown_other: 'On {{count}} dates it is not known yet.',
    unread: 'Its calendar was not read yet; nothing is known of the series.',
    refused_one: 'Not to be used on {{count}} date, the first {{day}}: {{reasons}}',
    refused_other: 'Not to be used on {{count}} dates, the first {{day}}: {{reasons}}',
    asOf: 'as of {{time}}',
    goesOn:
      'This series has no end, or one that is far ahead: its first {{count}} dates, one year of them, are looked at.',
    plan_one: 'Other room for {{count}} date',
    plan_other: 'Other rooms for {{count}} dates',
    failed: 'What the whole series meets in the rooms could not be read. The first date is shown.',
  },
  reasons: reasonTexts,
  empty: {
    none: 'No rooms here',
    noneDetail:
      'There is no room that you may see in this place. Choose another place, or ask your administrator.',
    noneAnywhereDetail:
      'There is no room that you may see. Ask your administrator to give you access to rooms.',
    noFit: 'No room fits this wish',
    noFitDetail: 'Every room below says what is in its way.',
    'relax-seats_one': 'Fewer seats would open {{count}} room.',
    'relax-seats_other': 'Fewer seats would open {{count}} rooms.',
    'relax-equipment_one': 'Without the equipment {{count}} room would do.',
    'relax-equipment_other': 'Without the equipment {{count}} rooms would do.',
    'relax-time_one': 'At another time {{count}} room would do.',
    'relax-time_other': 'At another time {{count}} rooms would do.',
    'relax-place': 'Rooms elsewhere may be free.',
    doSeats: 'Use {{seats}} seats',
    doEquipment: 'Drop the equipment',
    doPlace: 'Look everywhere',
  },
  booking: {
    added: '{{room}} is in the meeting. It is booked when you send.',
    requested: '{{room}} is in the meeting. After you send, somebody decides about it.',
    addedUnknown:
      '{{room}} is in the meeting, but Exchange could not say whether it is free. The room answers when you send.',
    removed: '{{room}} is out of the meeting.',
    onlyNew: 'Take {{room}} out',
    gone: '{{room}} no longer exists, or is no longer open to you. It was taken off the list.',
    taken: '{{room}} was taken meanwhile. It was not added; the list is up to date again.',
    refusedNow: '{{room}} cannot be booked any more: {{reasons}} It was not added.',
    outlookRefused: 'Outlook did not accept the change (code {{code}}). Nothing was changed; try again.',
    notAdded: 'Outlook said yes but {{room}} is not in the meeting. Add it in the form, or try again.',
    addedTwice: '{{room}} stands in the meeting twice. Remove one of the two in the form.',
    onlyText:
      'Outlook entered {{room}} as text only, which books nothing. Add it as an attendee in the form.',
    keptLocation: 'Outlook kept {{room}} in the location. Remove it in the form.',
    keptAttendee: 'Outlook kept {{room}} among the attendees. Remove it in the form.',
    othersAppeared: 'Outlook also brought in {{rooms}}. Check the location in the form.',
    othersVanished: 'Outlook also took out {{rooms}}. Check the location in the form.',
    dismiss: 'Dismiss',
  },
  times: timesTexts,
  dates: datesTexts,
  services: servicesTexts,
  visitors: visitorTexts,
  drafts: draftsTexts,
  meeting: {
    unreadable: 'Outlook did not tell Foyer about the meeting',
    unreadableDetail:
      'Outlook answered {{code}}. Try again; if this goes on, close the pane and open it again.',
  },
  notices: {
    affected_one: '{{count}} room could not be checked.',
    affected_other: '{{count}} rooms could not be checked.',
    unconfirmed_one:
      '{{count}} room could not be confirmed; the list says what was read last. It answers when you send.',
    unconfirmed_other:
      '{{count}} rooms could not be confirmed; the list says what was read last. They answer when you send.',
  },
  equipment: {
    display: 'Screen',
    video: 'Video',
    audio: 'Audio',
    'wheelchair-accessible': 'Step-free',
    whiteboard: 'Whiteboard',
    teams: 'Teams',
    phone: 'Phone',
    projector: 'Projector',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    pane: typeof paneTexts & typeof laterTexts;
  }
}
