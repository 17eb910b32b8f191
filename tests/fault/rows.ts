import { z } from 'zod';
import { openDatabase } from '../../server/storage/open-database.ts';
import type { Deployment } from './deployment.ts';
import type { Mail } from './tenant.ts';

/** What the rows themselves say, once nobody writes them any more; each flaw is a sentence. */
export interface RowFlaws {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly untold: readonly string[];
}

/**
 * One request per template and date (INV2), named once by the audit as made (INV9), and a mail for every notice
 * that was really taken by the mail server under the id that the row has (INV4).
 */
export async function readRows(
  { database }: Pick<Deployment, 'database'>,
  mails: readonly Mail[],
): Promise<RowFlaws> {
  const storage = await openDatabase(database);
  try {
    const { db } = storage;
    const requests = await db
      .selectFrom('service_request')
      .select(['id', 'template_id', 'occurrence'])
      .execute();
    const templates = await db.selectFrom('service_template').select(['link_id', 'client_key']).execute();
    const links = await db.selectFrom('meeting_link').select('booking_key').execute();
    const created = await db
      .selectFrom('audit_entry')
      .select('after')
      .where('action', '=', 'request.created')
      .execute();
    const messages = await db
      .selectFrom('message')
      .select(['id', 'state', 'attempts', 'last_fault'])
      .execute();
    const notices = await db.selectFrom('notice').select(['id', 'key', 'message_id']).execute();

    const taken = new Set(mails.map(({ messageId }) => messageId?.replace(/^<|@.*$/g, '')));
    const made = created.flatMap(({ after }) => idsIn(Created.parse(after)));
    const known = new Set(made);
    return {
      lost: requests
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => `the audit does not know who made request ${id}`),
      doubled: [
        ...twice(requests.map((one) => `request for ${one.template_id} ${one.occurrence}`)),
        ...twice(templates.map((one) => `template ${one.client_key} on ${one.link_id}`)),
        ...twice(links.map(({ booking_key }) => `link ${booking_key}`)),
        ...twice(made.map((id) => `creation of ${id} in the audit`)),
      ],
      untold: [
        ...messages
          .filter(({ state }) => state !== 'sent' && state !== 'empty')
          .map(
            (one) =>
              `mail ${one.id} is ${one.state} after ${one.attempts} attempts (${one.last_fault ?? 'no fault'})`,
          ),
        ...messages
          .filter(({ state, id }) => state === 'sent' && !taken.has(id))
          .map(({ id }) => `mail ${id} counts as sent, and the mail server never had it`),
        ...notices
          .filter(({ message_id }) => message_id === null)
          .map(({ key }) => `notice ${key} is in no mail`),
      ],
    };
  } finally {
    await storage.close();
  }
}

/** What the audit says of requests that were made: one, or several dates of a series. */
const Created = z.union([
  z.object({ id: z.string() }),
  z.object({ dates: z.array(z.object({ id: z.string() })) }),
]);

function idsIn(created: z.output<typeof Created>): readonly string[] {
  return 'dates' in created ? created.dates.map(({ id }) => id) : [created.id];
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} twice`);
}
