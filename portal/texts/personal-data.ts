/** What a person may ask about themselves. */
export const personalDataTexts = {
  title: 'Personal data',
  intro:
    'Somebody who visited you, or a colleague, may ask what is known of them, or to be erased. Search by their address or by their name, look whether it is them, and choose.',
  mail: 'Mail address',
  name: 'Name',
  nameHint: 'Whole words, or how they begin.',
  search: 'Search',
  found_one: '1 entry found',
  found_other: '{{count}} entries found',
  nobody: 'Nobody is known by that.',
  nobodyDetail:
    'Whoever was erased, or forgotten when the days of a reception were over, is not found any more.',
  incomplete: 'There are more than can be shown. Search more narrowly, or take these first.',
  mentions_one:
    'The address or the name stands in 1 order or what was said about it. Look for it under Requests, and change it there.',
  mentions_other:
    'The address or the name stands in {{count}} orders or what was said about them. Look for it under Requests, and change it there.',
  watched_one:
    '1 entry of a watch list may be about this person. Look at it on the page of the reception, and decide there.',
  watched_other:
    '{{count}} entries of watch lists may be about this person. Look at them on the pages of the receptions, and decide there.',
  columns: {
    person: 'Who',
    reached: 'Reached by',
    host: 'Host',
    when: 'Visits',
    state: 'Now',
  },
  choose: 'Choose {{name}}, registered {{when}}',
  colleagues: {
    found_one: '1 colleague',
    found_other: '{{count}} colleagues',
    who: 'Colleague',
    told: 'What is kept',
    favorites_one: '1 favorite room',
    favorites_other: '{{count}} favorite rooms',
    place: 'their building',
    hosted_one: '1 visitor or parcel that came for them',
    hosted_other: '{{count}} visitors or parcels that came for them',
  },
  records: {
    found_one: '1 entry beside visits',
    found_other: '{{count}} entries beside visits',
    who: 'Entry',
    choose: '{{name}}, {{what}}, {{where}}',
    what: 'What it is',
    whats: {
      'listed-host': 'Host on the list of a reception',
      'walk-in-host': 'Whom somebody visited unannounced',
      'parcel-host': 'For whom a parcel is',
      'parcel-sender': 'Who sent a parcel',
      'room-fault': 'Who reported a fault of a room',
    },
    where: 'Where',
  },
  all: 'Choose all',
  noContact: 'not known',
  sms_one: '1 SMS',
  sms_other: '{{count}} SMS',
  noVisits: 'none planned',
  between: '{{from}} to {{to}}',
  inside: 'On site',
  expected: 'Expected',
  over: 'Over',
  export: 'Export {{count}}',
  exported: 'The file is saved. Hand it to the person, and to nobody else.',
  fileName: 'personal-data.json',
  erase: 'Erase {{count}}',
  erasing: {
    title_one: 'Erase 1 entry for good?',
    title_other: 'Erase {{count}} entries for good?',
    detail:
      'Name, company, note, address and telephone number go, also from what colleagues were told. Visits stay as numbers; visits to come are canceled, and nobody gets a mail. Of colleagues the rooms they marked and their building go, and that visitors and parcels came for them; hosts go off the lists of receptions; parcels and faults of rooms stay, without the name. The audit keeps a pseudonym. This cannot be taken back.',
    confirm: 'Erase',
    done_one: '1 entry is erased.',
    done_other: '{{count}} entries are erased.',
  },
  limits:
    'Mails that were sent stay sent. Backups of the database keep what they hold until they are replaced.',
};
