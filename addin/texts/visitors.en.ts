/** What the tab *Visitors* says, in English. */
export const visitorTexts = {
  expected: 'Expected visitors',
  suggested: 'Invited from outside',
  suggestedDetail: 'Attendees of other organizations. Nobody is registered before you say so.',
  takeOver: 'Register',
  takeOverOf: 'Register {{mail}}',
  add: 'Register a visitor',
  addButton: 'Register visitor',
  added: '{{name}} is registered.',
  withdraw: 'Take back',
  withdrawOf: 'Take back the visit of {{name}}',
  withdrawn: '{{name}} is expected no longer.',
  reception: 'Arrives at',
  ofRoom: '{{reception}}, which serves the room',
  chooseReception: 'Choose a reception',
  noReception: 'Your organization has no reception in Foyer yet. Ask its Foyer contact to add one.',
  privacy_one:
    'What you enter is for {{reception}} and for the visitor, who is written to at the mail address. It is erased a day after the visit.',
  privacy_other:
    'What you enter is for {{reception}} and for the visitor, who is written to at the mail address. It is erased {{count}} days after the visit.',
  field: {
    name: 'Name',
    mail: 'Mail address',
    company: 'Company',
    phone: 'Telephone',
    note: 'Note for the reception',
  },
  status: {
    draft: 'Not sent yet',
    expected: 'Expected',
    notified: 'Notified',
    'on-site': 'On-site',
    'off-site': 'Off-site',
    canceled: 'Canceled',
    'no-show': 'No-show',
  },
};
