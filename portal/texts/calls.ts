/** Which mailbox was asked for what, by the hour. */
export const callTexts = {
  title: 'Calls',
  intro:
    'Every call that Foyer made to your Exchange and directory in the last thirty days. Calls of one hour that were alike are counted together.',
  integration: 'Connection',
  anyIntegration: 'Every connection',
  mailbox: 'Mailbox',
  operation: 'Operation',
  apply: 'Show',
  clear: 'Show everything',
  more: 'Show older ones',
  loading: 'Loading…',
  announced: '{{count}} rows are shown.',
  list: 'Calls, newest first',
  columns: {
    hour: 'Hour',
    integration: 'Connection',
    operation: 'Operation',
    mailbox: 'Mailbox',
    properties: 'Asked for',
    outcome: 'Answer',
    count: 'Calls',
  },
  outcome: { ok: '{{code}}, answered', notOk: '{{code}}' },
  directory: 'Directory',
  empty: {
    title: 'No calls',
    detail: 'Foyer has not called your Exchange in the last thirty days.',
    filtered: 'No call of the last thirty days fits what you ask for.',
  },
} as const;
