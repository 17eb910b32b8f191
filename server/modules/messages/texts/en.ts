import type { Words } from './words.ts';

export const en: Words = {
  title: {
    'request-created': ({ provider }) => `Request to ${provider}`,
    'request-changed': ({ provider }) => `Request to ${provider}: changed`,
    'request-change-asked': ({ provider, deadline }, when) =>
      deadline === null
        ? `${provider} must answer a change`
        : `${provider} must answer a late change (requests closed ${when('deadline')})`,
    'request-answered': ({ provider, status }) => `${provider}: ${en.status[status].toLowerCase()}`,
    'request-change-answered': ({ provider, isAccepted }) =>
      isAccepted ? `${provider} agrees to the change` : `${provider} keeps to the old time and place`,
    'request-canceled': ({ provider, isLate }) =>
      isLate ? `Request to ${provider}: canceled late` : `Request to ${provider}: canceled`,
    'request-held': ({ provider }) => `Request to ${provider}: on hold`,
    'request-resumed': ({ provider }) => `Request to ${provider}: no longer on hold`,
    'request-needs-answer': ({ provider, needs }) =>
      ({
        'choice-of-room': `Request to ${provider}: choose a room`,
        'other-provider': `Request to ${provider}: this team does not serve the new place`,
        capacity: `Request to ${provider}: not enough is left for this time`,
      })[needs],
    'request-message': ({ from, provider, author }) =>
      from === 'team'
        ? `${provider} writes about your request`
        : `${author} writes about a request to ${provider}`,
    'visit-invited': ({ host }) => `${host} expects you`,
    'visit-changed': ({ host }) => `Your visit to ${host} has changed`,
    'visit-canceled': ({ host }) => `Your visit to ${host} was canceled`,
    'badge-sent': () => 'Your badge',
    'visitor-arrived': ({ visitor }) => `${visitor} has arrived`,
    'parcel-arrived': ({ reception }) => `Something has come for you at ${reception}`,
    'fault-reported': ({ room }) => `Something is broken in ${room}`,
    'fault-closed': ({ room }) => `What you reported in ${room} is settled`,
    'fault-settled': ({ room }) => `What was broken in ${room} is settled`,
    'visitor-still-inside': ({ visitor }) => `Is ${visitor} still here?`,
    'visits-unfollowed': ({ visitors }) =>
      visitors === 1
        ? '1 visitor is expected at your meeting'
        : `${visitors} visitors are expected at your meeting`,
    'meeting-unmatched': () => 'Your meeting was not found in any room calendar',
    'meeting-ambiguous': ({ candidates }) => `Which meeting is meant? ${candidates} fit what you had planned`,
    'meeting-assumed': () => 'We took a changed meeting for the one you had planned',
    'series-continued': () => 'Your series goes on as a new one; what was asked for goes along',
    'release-proposed': ({ actor, organizer }) => `${actor} proposes to free the room: ${organizer} has left`,
    'meeting-handed-over': ({ actor }) => `${actor} asks you to look after a meeting`,
    'meeting-suspended': (_facts, when) => `The room calendar cannot be read since ${when('since')}`,
    'meeting-acted-for': ({ actor, what }) => `${actor} acted on your meeting: ${what}`,
  },
  labels: {
    badgeOf: 'Badge of',
    before: 'Before',
    now: 'Now',
    proposed: 'Proposed',
    when: 'When',
    where: 'Where',
    noRoom: 'no room',
    asked: 'Asked for',
    askedBefore: 'Asked for before',
    answers: 'Answers',
    answersBefore: 'Answers before',
    ordered: 'Ordered',
    orderedBefore: 'Ordered before',
    total: 'Total with VAT',
    totalBefore: 'Total before',
    chargedTo: 'Charged to',
    organizer: 'Organizer',
    status: 'Status',
    reason: 'Reason',
    cause: 'Changed by',
    deadline: 'Requests closed',
    until: 'Waiting until',
    message: 'Message',
    author: 'Written by',
    howToAnswer: 'To answer',
    host: 'Host',
    directions: 'Good to know',
    privacy: 'Your data',
    reception: 'Reception',
    company: 'Company',
    arrived: 'Arrived',
    parcel: 'What',
    broken: 'What',
    said: 'In their words',
    reportedBy: 'Reported by',
    reported: 'You reported it',
    note: 'Note',
  },
  status: {
    pending: 'Pending',
    accepted: 'Accepted',
    rejected: 'Rejected',
    readied: 'Readied',
    completed: 'Completed',
    canceled: 'Canceled',
    'canceled-late': 'Canceled late',
  },
  held: {
    'room-declined': 'The room declined the meeting.',
    'rooms-removed': 'The meeting has no room any more.',
    'room-lost': 'The meeting is no longer in the room calendar, and nobody knows yet why.',
    'room-pending': 'The room has not been approved yet.',
    'organizer-gone': 'The organizer has left the company, and nobody looks after the meeting yet.',
  },
  cause: {
    calendar: () => 'the organizer’s calendar',
    pane: (actor) => actor,
    portal: (actor) => actor,
    timer: () => 'Foyer, because the time was up',
  },
  pendingRoom: 'The room has not been approved yet.',
  answerIn: {
    team: 'Open the meeting in Outlook, then Foyer and the tab Services: you can answer at the request.',
    organizer: 'Open the request in the Foyer portal, on the page Requests: you can answer there.',
  },
  visitTo: (reception) => `Visit to ${reception}`,
  showCode: 'Show this code when you arrive. It is yours alone: please do not pass it on.',
  codeInstead: 'QR code of your visit; it holds the link below',
  erasedAfter: (days) =>
    days === 1
      ? 'What was entered about you for this visit is erased a day after it.'
      : `What was entered about you for this visit is erased ${days} days after it.`,
  notFollowed:
    'No room shows this meeting, so its visits do not follow it. When its time changes or it is canceled, open it in Outlook and say so in Foyer, on the tab Visitors.',
  closedThen: 'The team does not work at this time.',
  ticked: (is) => (is ? 'Yes' : 'No'),
  uncharged:
    'Nobody yet. Open the meeting in Outlook, then Foyer and the Services tab: change the request there and choose a cost center.',
  overCapacity: 'The team has not enough left for this time.',
  elsewhere: (team) =>
    `The meeting moved, and ${team} delivers there instead. Open the meeting in Outlook to order from that team.`,
  several: (count) => `${count} changes to requests for a meeting`,
  unstaffed: 'Nobody is at the reception at that time. Please call your host when you arrive.',
  sms: {
    invited: (reception, when, host) => `${reception}: ${host} expects you on ${when}.`,
    changed: (reception, when, host) => `${reception}: changed, ${host} now expects you on ${when}.`,
    canceled: (reception, when, host) => `${reception}: your visit to ${host} on ${when} is canceled.`,
  },
  atDesk: (reception, host, who) => `At ${reception} for ${host}: ${who}`,
  sayWhoLeft: (reception, contact) =>
    contact === ''
      ? `Nobody has checked them out at ${reception}. If they have left, please tell the reception.`
      : `Nobody has checked them out at ${reception}. If they have left, please tell the reception: ${contact}`,
  stillInsideTogether: (visitor, others) =>
    others === 1
      ? `Are ${visitor} and 1 other visitor still here?`
      : `Are ${visitor} and ${others} other visitors still here?`,
  channelTest: (reception) => `A test by Foyer: this is where hosts hear of visitors at ${reception}.`,
  arrivedTogether: (visitor, others) =>
    others === 1
      ? `${visitor} and 1 other visitor have arrived`
      : `${visitor} and ${others} other visitors have arrived`,
  severalMeetings: (count) => `${count} changes to requests for several meetings`,
  more: (count) => `and ${count} more`,
  timesIn: (city) => `All times are ${city} time.`,
  openPortal: 'Open the Foyer portal',
  footer:
    'Sent by Foyer, because you organize this meeting or serve it. Answers to this address are not read.',
  visitorFooter:
    'Sent by Foyer, because somebody expects you as a visitor. Answers to this address are not read: write to your host.',
};
