/** Meetings that nobody may guess about. */
export const reconcileTexts = {
  title: 'Reconcile',
  intro:
    'Something hangs on these meetings, and Foyer cannot tell by itself what became of them. It guesses nothing: until somebody decides, everything stays as it is.',
  incomplete: 'There are more than one page shows; they come when these are decided.',
  since: 'Since {{when}}',
  kinds: {
    ambiguous: 'Several meetings fit',
    unmatched: 'No meeting fits',
    'needs-choice': 'Needs a choice',
  },
  itemTitle: '{{kind}}: {{organizer}}, {{when}}',
  planned: 'As planned',
  candidate: 'Possible meeting {{number}}',
  noCandidates: 'No room’s calendar shows a meeting that could be this one.',
  facts: {
    when: 'When',
    rooms: 'Rooms',
    organizer: 'Organizer',
    sent: 'Sent',
    firstSeen: 'First seen',
    series: 'Series',
  },
  isSeries: 'Repeats',
  notSent: 'Not as far as Outlook told',
  noRoom: 'None',
  nobody: 'Not said',
  differs: { start: 'another beginning', end: 'another end', rooms: 'other rooms' },
  differsLine: 'Unlike the plan: {{list}}.',
  alike: 'Like the plan.',
  taken: 'Something else is bound to this meeting already.',
  hanging: 'What hangs on it',
  toRequests: 'Answer it on the board of requests',
  history: 'History of the meeting',
  choices: {
    bind: 'It is this one',
    bindNamed: 'It is this one: {{name}}',
    wait: 'Wait on',
    discard: 'Throw away',
  },
  outcome: {
    bind: 'What hung on the plan follows that meeting now.',
    wait: 'Foyer waits on and looks for the meeting.',
    discard: 'The plan and what hung on it are thrown away.',
  },
  bindTitle: 'Is it this meeting?',
  bindDetail:
    'What hangs on the plan moves to {{when}}, {{rooms}}, and follows that meeting from now on. This cannot be taken back.',
  discardTitle: 'Throw the plan away?',
  discardDetail:
    'What hangs on it is canceled free of charge, and the organizer and the teams are told. This cannot be taken back.',
  readOnly: 'Your roles let you look, not decide.',
  changed:
    'Somebody decided meanwhile. What is there now is shown below; decide again if it is still needed.',
  empty: {
    title: 'Nothing to decide',
    detail: 'Every meeting on which something hangs was found, and nothing on it asks.',
  },
} as const;
