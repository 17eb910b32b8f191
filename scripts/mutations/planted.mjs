/**
 * Bugs of the kind that loses, doubles or invents things, each as a patch of one file (`from` must stand there exactly
 * once) with the test that must notice it.
 */
export const planted = [
  {
    name: 'a request sent twice under one key is entered twice',
    file: 'server/modules/services/find-replay.ts',
    from: 'const found = wishes.flatMap(({ clientKey }) => there.get(clientKey) ?? []);',
    to: 'const found = wishes.flatMap(({ clientKey }) => there.get(`no ${clientKey}`) ?? []);',
    caughtBy: {
      project: 'unit',
      file: 'tests/server/services/set-up-requests.test.ts',
      name: 'entered twice with one key are one',
    },
  },
  {
    name: 'a notification is acknowledged before it is kept',
    file: 'server/modules/mirror/webhooks.routes.ts',
    from: 'await takeNotifications(readNotifications(await readJsonBody(req, res, MOST_BODY_KB)));',
    to: 'void takeNotifications(readNotifications(await readJsonBody(req, res, MOST_BODY_KB))).catch(() => undefined);',
    caughtBy: {
      project: 'http',
      file: 'tests/http/webhooks/webhooks.test.ts',
      name: 'are answered 503, so that they are sent again',
    },
  },
  {
    name: 'whoever has slept through a lease keeps what it read all the same',
    file: 'server/modules/mirror/claims.store.ts',
    from: 'and fence = ${fence} and lease_owner = ${owner}`;',
    to: 'and ${fence}::bigint > 0 and ${owner}::text is not null`;',
    caughtBy: {
      project: 'unit',
      file: 'tests/server/mirror/leases.test.ts',
      name: 'refuses what a worker wants to keep that slept through its lease',
    },
  },
  {
    name: 'a lease that is somebody else’s by now is prolonged all the same',
    file: 'server/modules/mirror/claims.store.ts',
    from: 'return numAffectedRows === 1n;\n}\n\n/** What becomes of the wish to look beyond. */',
    to: 'return numAffectedRows < 2n;\n}\n\n/** What becomes of the wish to look beyond. */',
    caughtBy: {
      project: 'unit',
      file: 'tests/server/mirror/leases.test.ts',
      name: 'asks Exchange nothing more once the lease is somebody else’s',
    },
  },
  {
    name: 'half a reading counts as a whole one, and what is missing as canceled',
    file: 'server/exchange/graph/read-meetings.ts',
    from: 'const page = Page.safeParse(await client.get(path, signal));',
    to: 'const page = Page.safeParse(await client.get(path, signal).catch(() => ({ value: [] })));',
    caughtBy: {
      project: 'contract',
      file: 'tests/exchange/graph-exchange.test.ts',
      name: 'is unknown as a whole when a part of it could not be read',
    },
  },
  {
    name: 'a cursor that Graph has forgotten counts as nothing new',
    file: 'server/exchange/graph/read-changes.ts',
    from: 'if (isForgotten(error)) return null;',
    to: 'if (isForgotten(error)) return { hasItems: false, token };',
    caughtBy: {
      project: 'contract',
      file: 'tests/exchange/graph-exchange.test.ts',
      name: 'counts another window as a change, and a cursor that Exchange has forgotten',
    },
  },
  {
    name: 'a calendar that cannot be read counts as empty',
    file: 'server/modules/mirror/read-calendar.ts',
    from: 'if (!reading.known) return reading;\n  return { cursor, meetings: sightingsIn(reading.meetings) };',
    to: 'return { cursor, meetings: reading.known ? sightingsIn(reading.meetings) : [] };',
    caughtBy: {
      project: 'unit',
      file: 'tests/server/mirror/reading.test.ts',
      name: 'cancels nothing when a calendar can be read by half only, or not at all',
    },
  },
  {
    name: "leases are compared with the worker's own clock",
    file: 'server/modules/mirror/claims.store.ts',
    from: '(s.lease_until is null or s.lease_until < now())\n        order by',
    to: '(s.lease_until is null or s.lease_until < ${new Date()}::timestamptz)\n        order by',
    also: [
      '(s.lease_until is null or s.lease_until < now())\n      for update',
      '(s.lease_until is null or s.lease_until < ${new Date()}::timestamptz)\n      for update',
    ],
    caughtBy: {
      project: 'unit',
      file: 'tests/server/mirror/leases.test.ts',
      name: 'on a server go by the clock of the database when their own is a day ahead',
    },
  },
  {
    name: 'a mail has another id each time it is sent',
    file: 'server/modules/messages/send-mail.ts',
    from: 'await deps.mailer.send({ id: message, to, ...rendered });',
    to: 'await deps.mailer.send({ id: crypto.randomUUID(), to, ...rendered });',
    caughtBy: {
      project: 'unit',
      file: 'tests/server/messages/send-mail.test.ts',
      name: 'goes again under the same id',
    },
  },
  {
    name: 'what is wanted while a calendar is being read is forgotten',
    file: 'server/modules/mirror/claims.store.ts',
    from: 'done = greatest(done, ${result.want}), lease_owner = null',
    to: 'done = greatest(want, ${result.want}), lease_owner = null',
    caughtBy: {
      project: 'unit',
      file: 'tests/server/mirror/leases.test.ts',
      name: 'reads once more what was woken while it was being read',
    },
  },
  {
    name: 'of several meetings that fit a plan the first is taken',
    file: 'server/modules/meetings/bind.ts',
    from: "if (more.length > 0) return { kind: 'needs-attention', reason: 'ambiguous', candidates };",
    to: 'void more;',
    caughtBy: {
      project: 'unit',
      file: 'tests/server/meetings/follow.test.ts',
      name: 'is nobody’s guess when two meetings fit the plan',
    },
  },
  {
    name: 'a mail counts as sent before the mail server has it',
    file: 'server/modules/messages/send-mail.ts',
    from: '  try {\n    await deps.mailer.send(',
    to: "  await deps.store.settle(organization, message, { state: 'sent', at, fault: null });\n  try {\n    await deps.mailer.send(",
    caughtBy: {
      project: 'unit',
      file: 'tests/server/messages/send-mail.test.ts',
      name: 'counts as sent only after the mail server has it',
    },
  },
];
