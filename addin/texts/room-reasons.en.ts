/** Why a room stands where it stands in the list, in English. */
export const whyTexts = {
  show: 'Why here?',
  showOf: 'Why here? {{room}}',
  exactly: 'It seats exactly as many as you need.',
  over_one: 'It has {{count}} seat more than you need.',
  over_other: 'It has {{count}} seats more than you need.',
  unknownSeats: 'How many it seats is not known.',
  floor: 'It is on the floor you chose.',
  building: 'It is in the building you chose.',
  campus: 'It is in another building of the campus.',
  region: 'It is on another campus.',
  elsewhere: 'It is in another region.',
  anotherClock: 'The clock shows another time there.',
  atNight: 'Few people are at work there at that time.',
  beyond: 'It also has {{equipment}}, which others may need more.',
  direct: 'It answers at once.',
  request: 'Somebody decides about it.',
  free: 'It is free.',
  unsure: 'Whether it is free is not sure.',
} as const;

/** Why a room cannot be had, in English. */
export const reasonTexts = {
  busy: 'Taken {{times}}.',
  busyUnstated: 'Taken at this time.',
  moreTimes: '{{times}} and more',
  unknown: 'Exchange does not say whether it is free.',
  'too-small': 'Seats {{capacity}}, you need {{seats}}.',
  'missing-equipment': 'Has no {{equipment}}.',
  restricted: 'Only for certain people; you may see it but not book it.',
  'on-request': 'Somebody decides about it; you asked for an answer at once.',
  'right-before': 'Taken until the meeting begins; you need {{needed}} minutes before.',
  'right-after': 'Taken as soon as the meeting ends; you need {{needed}} minutes after.',
  'near-before_one': 'Taken until {{count}} minute before; you need {{needed}}.',
  'near-before_other': 'Taken until {{count}} minutes before; you need {{needed}}.',
  'near-after_one': 'Taken again {{count}} minute after; you need {{needed}}.',
  'near-after_other': 'Taken again {{count}} minutes after; you need {{needed}}.',
} as const;
