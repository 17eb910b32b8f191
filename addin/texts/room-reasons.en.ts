/** The question why a room stands where it stands, in English; the answers come later. */
export const whyTexts = { show: 'Why here?', showOf: 'Why here? {{room}}' } as const;

/** Why a room cannot be had, in English. */
export const reasonTexts = {
  busy: 'Taken {{times}}.',
  busyUnstated: 'Taken at this time.',
  noPlace: 'All {{all}} places are taken at this time.',
  places: 'At most {{free}} of {{all}} places are free at this time, you need {{seats}}.',
  moreTimes: '{{times}} and more',
  unknown: 'Exchange does not say whether it is free.',
  'too-small': 'Seats {{capacity}}, you need {{seats}}.',
  'missing-equipment': 'Has no {{equipment}}.',
  restricted: 'Only for certain people; you may see it but not book it.',
  closedDay: 'Closed on {{day}}: {{name}}{{by}}.',
  closedThen: 'Closed on {{day}}{{by}}.',
  openThen: 'On {{day}} open {{hours}}{{by}}.',
  'too-long': 'At most {{most}} at a time{{by}}.',
  'too-soon': 'Must be booked {{lead}} ahead{{by}}.',
  'too-far-ahead': 'Can be booked up to {{last}}{{by}}.',
  'too-few': 'For {{needed}} people or more; you are {{seats}}{{by}}.',
  'too-many-open': 'You have {{open}} meetings ahead in such rooms, and may have {{most}}{{by}}.',
  'too-many-hours': 'You would have {{time}} in such rooms that week, and may have {{most}}{{by}}.',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  by: ' ({{place}})',
  restrictedBy: 'Only for certain people{{by}}; you may see it but not book it.',
  'on-request': 'Somebody decides about it; you asked for an answer at once.',
  'right-before': 'Taken until the meeting begins; you need {{needed}} minutes before.',
  'right-after': 'Taken as soon as the meeting ends; you need {{needed}} minutes after.',
  'near-before_one': 'Taken until {{count}} minute before; you need {{needed}}.',
  'near-before_other': 'Taken until {{count}} minutes before; you need {{needed}}.',
  'near-after_one': 'Taken again {{count}} minute after; you need {{needed}}.',
  'near-after_other': 'Taken again {{count}} minutes after; you need {{needed}}.',
} as const;

/** What a person has to do with rooms already, in English. */
export const ownTexts = {
  favorite: 'Favorite: {{room}}',
  bookedLately: 'Booked lately',
  only: 'Only my rooms',
  favorites: 'Favorites',
  recent: 'Booked lately',
  building: 'My building ({{name}})',
  near: 'My building',
  keepBuilding: 'Make it my building',
  forgetBuilding: 'Not my building',
} as const;
