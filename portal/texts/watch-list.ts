/** Of whom a reception is warned. */
export const watchListTexts = {
  title: 'Watch list',
  intro:
    'Of whom the desk is warned, discreetly: a note beside the visitor says what to do. Visitors, hosts, kiosks and badges show nothing of it. Names and addresses are kept sealed, and each entry is erased after its last day.',
  none: 'Nobody is on the list.',
  list: 'Entries, newest first',
  add: 'Add an entry',
  added: 'The entry was added.',
  edit: 'Change',
  editOf: 'Change the entry of {{who}}',
  saved: 'The entry was saved.',
  remove: 'Remove',
  removeOf: 'Remove the entry of {{who}}',
  removeTitle: 'Remove the entry of {{who}}?',
  removeDetail: 'It is erased, with what desks noted about it. From now on nobody is warned because of it.',
  removed: 'The entry was removed.',
  who: 'Who',
  names: 'Names',
  namesHint: 'One per line: first and last name, and other ways to write them. One word alone fits many.',
  addresses: 'Mail addresses or domains',
  addressesHint: 'One per line. A domain such as fabrikam.example fits every address in it and below it.',
  reason: 'Reason',
  reasonHint: 'Only whoever opens the note at the desk reads it. Write what you would show the person.',
  instruction: 'What the desk is to do',
  until: 'Last day',
  untilHint: 'Within two years. Then the entry is erased, and may be decided anew.',
  save: 'Save',
  newer: 'Somebody else changed this entry meanwhile. Saving again replaces what they wrote.',
};

/** The note beside a visitor who may be on it. */
export const warningTexts = {
  state: { open: 'See note', seen: 'Note seen', cleared: 'Note settled' },
  stateOf: {
    open: 'See note about {{name}}',
    seen: 'Note seen: {{name}}',
    cleared: 'Note settled: {{name}}',
  },
  title: 'Note about {{name}}',
  fits: {
    name: 'The name is like one of these: {{names}}.',
    mail: 'The mail address is on the watch list.',
    domain: 'The domain of the mail address is on the watch list.',
  },
  reason: 'Reason: {{reason}}',
  seen: 'Seen by {{name}} at {{time}}.',
  cleared: 'Somebody else, says {{name}} at {{time}}.',
  somebodyElse: 'It is somebody else',
  afterAll: 'It may be them after all',
  close: 'Close the note',
  answered: {
    cleared: '{{name}} is somebody else. This is noted.',
    renewed: 'The note about {{name}} is open again.',
  },
  sent: 'Sent here by a kiosk at {{time}}: {{name}}',
  show: 'Show',
  showOf: 'Show {{name}} in the list',
};
