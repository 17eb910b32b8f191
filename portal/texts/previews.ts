/** What a change of rules would touch, before it is saved. */
export const previewTexts = {
  button: 'Preview what this touches',
  title: 'What this would touch',
  nothing_zero: 'There are no upcoming requests.',
  nothing_one: 'Nothing: the one upcoming request stays as it is.',
  nothing_other: 'Nothing: the {{count}} upcoming requests looked at stay as they are.',
  touched_one: '1 of {{looked}} upcoming requests looked at.',
  touched_other: '{{count}} of {{looked}} upcoming requests looked at.',
  drafts_one:
    'Beside that 1 order for a meeting that was not sent yet would be different; the team does not know of it.',
  drafts_other:
    'Beside that {{count}} orders for meetings that were not sent yet would be different; the team does not know of them.',
  note: 'Nothing is saved yet. What is ordered already keeps its deadline until it is changed or its meeting moves; from then on the new rules decide.',
  request: '{{when}}, {{room}}',
  deadline: 'Orders would close {{to}} instead of {{from}}.',
  late: 'That has passed: a change would be a late change.',
  notServed: 'The team would not serve {{room}} any more.',
  fee: 'A late cancellation would cost {{to}} instead of {{from}}.',
  free: 'nothing',
  staysBehind: 'The team would be asked when the meeting goes to another room.',
  outOfUse: 'It stays with the team, which nobody can ask for anything more.',
  more: 'Look at more',
  looking: 'Looking …',
} as const;
