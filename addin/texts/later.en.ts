import { whySentences } from './why.en.ts';
import { detailsTexts } from './details.en.ts';

/** Rooms for single dates of a series, in English. */
const planTexts = {
  title: 'Dates on which {{room}} cannot be used',
  free: '{{room}} is free on {{free}} of {{all}} dates.',
  none: '{{room}} can be used on every date that is known. Nothing has to be planned.',
  unknown_one: 'On {{count}} date it is not known yet: its calendar is not read that far ahead.',
  unknown_other: 'On {{count}} dates it is not known yet: its calendar is not read that far ahead.',
  year: 'The series goes on beyond them; dates are looked at 365 days ahead.',
  list: 'Dates with another room',
  roomOn: 'Room on {{date}}',
  option: '{{room}} ({{seats}} seats, {{place}})',
  optionOfUnknownSize: '{{room}} ({{place}})',
  leave: 'No other room',
  noRoom: 'No other room that does for this meeting is free then.',
  more_one: 'Show {{count}} more date',
  more_other: 'Show {{count}} more dates',
  how: 'Outlook keeps one list of rooms for a whole series. It asks {{room}} for all dates by itself; the dates with another room you change one by one after Send. Foyer keeps the list and ticks it off as the rooms confirm.',
  wholly:
    'Some rooms turn down a whole series when they are taken on a date. If {{room}} does, that is shown here.',
  held: '{{room}} (has it, or was asked)',
  chosenGone: '{{room}}, which you chose before, is not free any more.',
  notConfirmed: 'Not confirmed.',
  takenNow_one:
    'Exchange says that the room of {{count}} date is taken by now. Nothing was kept; look at what can be had now, and choose again.',
  takenNow_other:
    'Exchange says that the rooms of {{count}} dates are taken by now. Nothing was kept; look at what can be had now, and choose again.',
  unconfirmed_one:
    'The room of {{count}} date is not confirmed: it was free when its calendar was read last.',
  unconfirmed_other:
    'The rooms of {{count}} dates are not confirmed: they were free when their calendars were read last.',
  decide: 'Nothing was kept yet. Choose the same once more to use it all the same, or try later.',
  use: 'Use this plan',
  useAllTheSame: 'Use this plan all the same',
  close: 'Close',
  kept_one: 'The plan is kept: {{room}} for the series, and another room on {{count}} date.',
  kept_other: 'The plan is kept: {{room}} for the series, and another room on {{count}} dates.',
  emptyKept: 'The plan is gone: {{room}} on all dates.',
} as const;

/** What is left to do of a plan, in English. */
const checklistTexts = {
  title: 'Rooms for single dates',
  list: 'Dates to change',
  carried_one: 'Outlook asks {{room}} for {{count}} date by itself.',
  carried_other: 'Outlook asks {{room}} for {{count}} dates by itself.',
  before_one: 'After Send, change {{count}} date one by one:',
  before_other: 'After Send, change these {{count}} dates one by one:',
  left_one: 'Change this date in your calendar:',
  left_other: 'Change these {{count}} dates in your calendar:',
  allDone: 'All dates have their rooms.',
  how: 'How to change a date',
  step1: 'Open the date in your calendar and choose this event only, not the series.',
  step2: 'Take {{room}} out of its location and put the other room in, there or in Foyer.',
  step3: 'Send the update. The date is ticked here when the room has it.',
  fromTo: '{{from}} → {{to}}',
  planned: 'To be changed after Send.',
  'to-change': 'Still to be changed.',
  asked: '{{room}} has it; somebody decides about it.',
  done: '{{room}} has confirmed it.',
  taken: '{{room}} was taken meanwhile.',
  takenNone: '{{room}} was taken meanwhile, and no other room that does for this meeting is free then.',
  gone: 'The meeting does not take place on this date any more.',
  asOf: 'as of {{time}}',
  instead: 'Use {{room}} instead',
  insteadOn: 'Use {{room}} instead: {{date}}',
  swapped: '{{room}} is planned on {{date}}.',
  otherRoom: 'This plan is about {{room}}, which is not in the meeting any more.',
  forget: 'Forget the plan',
  forgotten: 'The plan is forgotten. Rooms that were changed already stay as they are.',
} as const;

/** Sets of rooms in several places, in English. */
const setsTexts = {
  title: 'Rooms in several places',
  intro:
    'One room in each place, at the time of the meeting; or a workspace with enough places, where no room can be had.',
  place: 'Place {{number}}',
  seats: 'Seats {{number}}',
  choose: 'Choose a place',
  add: 'Add a place',
  drop: 'Leave out place {{number}}',
  list: 'Sets of rooms',
  none: 'No set can be made: in at least one place no room can be had.',
  noRooms: 'There is no room that you may see in {{place}}.',
  nothingIn: 'In {{place}}, for {{seats}}:',
  against: '{{room}}: {{reasons}}',
  line: '{{room}}, {{place}}',
  clock: '{{time}} in {{city}}',
  night: 'few people are at work then',
  over_one: '{{count}} seat more than you need',
  over_other: '{{count}} seats more than you need',
  exactly: 'seats exactly as many as you need',
  allPlaces: 'all {{all}} places free',
  places: 'up to {{free}} of {{all}} places free',
  notSure: 'whether it is free is not sure',
  use: 'Add these rooms',
  useOf: 'Add these rooms: {{rooms}}',
  added: '{{rooms}} are in the meeting. Outlook books them when you send it.',
  notAdded: '{{room}} cannot be had any more. No room was added; the sets were looked up anew.',
  half: '{{rooms}} are in the meeting; {{room}} could not be added. Check the rooms of the meeting.',
  twice: 'Choose another place: each may be named once.',
  wrongSeats: 'Enter a number from 1 on.',
} as const;

/** What rooms have answered to a meeting that was sent, in English. */
const answersTexts = {
  accepted: 'It has accepted the meeting.',
  tentative: 'It has accepted the meeting tentatively.',
  undecided: 'It is requested: somebody has not decided yet.',
  none: 'It has not answered yet.',
  declined: 'It has turned the meeting down.',
  lost: 'It does not hold the meeting any more: it turned it down, or it was taken out.',
  taken: 'It has turned the meeting down: another one is there at this time.',
} as const;

/** What screens say that are loaded when somebody opens them. */
export const laterTexts = {
  plan: planTexts,
  checklist: checklistTexts,
  sets: setsTexts,
  why: whySentences,
  details: detailsTexts,
  answers: answersTexts,
} as const;
