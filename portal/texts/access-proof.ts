/** What was tried to prove that only rooms can be read, and what came back. */
export const accessProofTexts = {
  title: 'Access proof',
  intro:
    'Foyer reads the calendars of rooms, and nothing else. Here is what is tried, every day, to prove it: rooms must be readable, people’s mailboxes must not be.',
  empty: {
    title: 'Nothing to prove yet',
    detail: 'Connect Exchange first; the proof runs by itself as soon as that is done.',
    action: 'To the integrations',
  },
  last: 'Tried {{when}}.',
  never: 'Never tried.',
  verdict: {
    none: 'Not tried yet',
    proven: 'Proven',
    proving: 'Waiting for Exchange',
    violated: 'Violated',
    inconclusive: 'Not decided',
  },
  stale: 'Out of date',
  words: {
    none: 'Nothing has been tried yet, so nothing is proven.',
    proven: 'Rooms can be read, people cannot.',
    proving:
      'Exchange does not let Foyer read a room yet. A change of scope takes up to two hours; Foyer tries again by itself.',
    violated:
      'More could be read than should be. Foyer stopped reading through this connection until that is mended.',
    inconclusive:
      'At least one check gave no usable answer, so nothing is proven. The table below says which.',
    stale: 'The last proof is older than seven days, so it no longer counts. Try everything now.',
  },
  run: 'Try everything now',
  running: 'Trying…',
  stillRunning: 'This takes longer than usual. The result appears here as soon as it is there.',
  done: 'Everything was tried. The result: {{verdict}}.',
  tried: {
    title: 'What was tried and what came back',
    name: 'Tried',
    mailbox: 'Mailbox',
    expected: 'Must be',
    outcome: 'Came back',
    answer: 'Answer',
    request: 'Request',
    words: 'In words',
    ms: '{{ms}} ms',
  },
  checks: {
    'room-calendar': 'Calendar of a room',
    'personal-calendar': 'Calendar of a person',
    'personal-mail': 'Mail of a person',
    'room-mail': 'Mail of a room',
    'token-roles': 'Permissions in the token',
    'rooms-in-scope': 'All added calendars',
  },
  means: {
    'exchange-roles': 'Exchange narrows what can be read, by a role for applications with a scope.',
    impersonation: 'Exchange Server narrows what can be read, by the scope of the service account.',
    unscoped: 'What can be read is not narrowed to rooms.',
    token: 'Token (uti) {{id}}',
  },
  expected: { allowed: 'Readable', denied: 'Refused' },
  outcome: { allowed: 'Readable', denied: 'Refused', inconclusive: 'Not decided' },
  fits: { yes: 'as it must be', no: 'must not be so', open: 'proves nothing' },
  outOfScope: {
    title: 'Rooms outside of the scope',
    detail:
      'These are calendars of yours that Exchange does not let Foyer read, so Outlook shows them as unknown. Add them to the scope, directly and not through a nested group; changes take up to two hours.',
  },
  history: {
    title: 'Earlier proofs',
    at: 'When',
    verdict: 'Result',
    trigger: 'Why',
    only: 'This was the first one.',
  },
  triggers: {
    integrated: 'Exchange was connected',
    daily: 'Every day',
    'calendar-added': 'A calendar was added',
    'certificate-changed': 'The certificate of this installation changed',
    'by-hand': 'Somebody asked for it',
    retry: 'Tried again by itself',
  },
  report: {
    title: 'For your files',
    detail:
      'The report holds every proof with its evidence and hash, and the calls of the last thirty days. People appear shortened.',
    html: 'Report to read (HTML)',
    json: 'Report with all evidence (JSON)',
    calls: 'Every call through this connection',
    integration: 'The connection itself',
  },
} as const;
