/** How hosts hear that their visitors have come. */
export const hostChannelTexts = {
  title: 'How hosts are told',
  intro:
    'When a visitor checks in, the host is told once. Teams and SMS say the first name, the company and where the visitor is, and nothing else. What does not take the message is passed over, and mail comes last.',
  first: 'Hosts are told by',
  second: 'If that fails, by',
  channel: { mail: 'Mail', teams: 'Teams', sms: 'SMS' },
  teamsUrl: 'Address of the Teams webhook',
  teamsHint:
    'Of an incoming webhook or of the workflow “Post to a channel when a webhook request is received”.',
  smsUrl: 'Address of the SMS gateway',
  smsHint: 'It is sent JSON, as the guide for administrators says, and knows the numbers of colleagues.',
  header: 'Header of the secret',
  secret: 'Secret',
  kept: 'Kept: {{host}}. Leave it empty to keep it; nobody can read it here.',
  visitors: 'Visitors are told by',
  visitorsHint:
    'SMS goes to visitors who gave a telephone number, beside the mail: reception, address, time and host.',
  visitorsBy: { mail: 'Mail', sms: 'Mail and SMS' },
  sender: 'Sender of the SMS',
  senderHint: 'What telephones show: at most 11 plain letters and digits, or a number.',
  toVisitors: 'SMS to visitors',
  visitorsFailed:
    '{{channel}} failed, {{when}}: {{detail}} Messages are tried again for some hours, then the desk is told of whom.',
  save: 'Save how hosts are told',
  saved: 'Saved how hosts are told.',
  test: 'Send a test by {{channel}}',
  never: '{{channel}}: nothing was sent yet.',
  taken: '{{channel}}, {{when}}: {{detail}}',
  failed: '{{channel}} failed, {{when}}: {{detail}} Hosts are told in the next way.',
  newer: 'Somebody else changed this meanwhile. Saving again replaces what they chose.',
};
