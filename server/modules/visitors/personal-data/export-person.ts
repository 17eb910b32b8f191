import type { exportPersonalData as contractRoute } from '../../../../contract/personal-data.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy, entriesAbout, recordAudit } from '../../audit/index.ts';
import { noticesAbout } from '../../messages/index.ts';
import { pseudonymOf } from '../audit-visits.ts';
import { keptAtDesk } from '../desk-fields.store.ts';
import { hostsOf } from '../hosts.store.ts';
import { listReceptions } from '../receptions.store.ts';
import { photosOf } from '../photo/photos.store.ts';
import type { Photo } from '../photo/photos.store.ts';
import { acceptedAt } from '../rules/rules.store.ts';
import { isForHost, itemsAbout } from '../tell-hosts.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { textOf } from '../sms/text-of.ts';
import { smsAbout } from '../sms/visitor-sms.store.ts';
import { findVisitors, opened } from '../visitors.store.ts';
import { visitsOfVisitors } from '../visits.store.ts';
import { pseudonymOfColleague, requireColleagues } from './colleagues.ts';
import { readRecords, recordEntries } from './records/records.ts';
import { organizationName } from './organization-name.store.ts';

const PURPOSE =
  'Visitors are registered so that the reception expects them, can tell them of changes, tells their host when they arrive, and knows who is inside in an emergency.';

/**
 * Everything that is kept about visitors, of a person who asks to see it; that it was asked for is in the audit. Rejects with
 * `not-found` when one of them is not the organization's. Throws a SecretError when a contact cannot be opened: half an
 * answer would be a wrong one.
 */
export async function exportPerson(
  { db, secrets, clock }: Pick<VisitorUseDeps, 'db' | 'secrets' | 'clock'>,
  caller: Caller,
  { visitors: ids, colleagues, records: keys }: RouteInput<typeof contractRoute>['body'],
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const visitors = (await findVisitors(tx, organization, ids)).map((one) =>
      opened(secrets, organization, one),
    );
    if (visitors.length < ids.length) {
      throw new Problem('not-found', 'One of these visitors is not known here. Search again.');
    }
    const people = await requireColleagues(tx, organization, colleagues);
    const records = await readRecords({ secrets }, tx, organization, keys);
    const visits = await visitsOfVisitors(tx, organization, ids);
    const hosts = await hostsOf(
      tx,
      organization,
      visitors.flatMap(({ link }) => link ?? []),
    );
    const receptions = new Map((await listReceptions(tx, organization)).map(({ id, name }) => [id, name]));
    const notices = await noticesAbout(
      tx,
      organization,
      visits.flatMap(({ id }) => itemsAbout(id)),
    );
    const kept = await keptAtDesk(
      tx,
      organization,
      visits.map(({ id }) => id),
    );
    const accepted = await acceptedAt(
      tx,
      organization,
      visits.map(({ id }) => id),
    );
    const photos = await photosOf(
      tx,
      secrets,
      organization,
      visits.map(({ id }) => id),
    );
    const texted = await smsAbout(
      tx,
      organization,
      visits.map(({ id }) => id),
    );
    const entries = await entriesAbout(tx, organization, 'visitor', ids);
    const found = visitors.map((visitor) => {
      const own = visits.filter((visit) => visit.visitor === visitor.id);
      const items = new Set(own.flatMap(({ id }) => itemsAbout(id)));
      const { name, mail, phone, company, note, link, host, enteredAt, withdrawnAt } = visitor;
      const { carPlate, language, group, answers } = visitor;
      return {
        pseudonym: pseudonymOf(visitor),
        name,
        mail,
        phone,
        company,
        note,
        carPlate,
        language,
        group,
        answers: [...answers],
        host: (link === null ? host?.name : hosts.get(link)?.name) ?? '',
        enteredAt,
        withdrawnAt,
        visits: own.map(
          ({ id, reception, start, end, status, told, arrivedAt, leftAt, leftBy, earlier }) => ({
            reception: reception && (receptions.get(reception) ?? null),
            start,
            end,
            status,
            toldAt: told?.at ?? null,
            arrivedAt,
            leftAt,
            leftBy,
            earlier: [...earlier],
            internal: [...(kept.get(id)?.answers ?? [])],
            accepted: accepted.get(id) ?? null,
            photo: photoOf(photos.get(id)),
          }),
        ),
        messages: notices
          .filter(({ item }) => items.has(item))
          .map(({ at, template, facts, item }) => ({
            at,
            to: isForHost(item) ? ('host' as const) : ('visitor' as const),
            about: template,
            facts,
          })),
        sms: texted
          .filter(({ visit }) => own.some(({ id }) => id === visit))
          .map((one) => ({ at: one.at, state: one.state, text: textOf(secrets, organization, one) })),
        audit: entries
          .filter(({ subject }) => subject === visitor.id)
          .map(({ subject: _own, ...entry }) => entry),
      };
    });
    await recordAudit(
      tx,
      organization,
      ...visitors.map(({ id }) => ({
        ...askedBy(caller),
        action: 'visitor.exported',
        subject: { kind: 'visitor', id, name: pseudonymOf({ id }) },
        before: null,
        after: null,
      })),
      ...people.map((person) => ({
        ...askedBy(caller),
        action: 'colleague.exported',
        subject: { kind: 'colleague', id: person.id, name: pseudonymOfColleague(person) },
        before: null,
        after: null,
      })),
      ...recordEntries(caller, records, 'exported'),
    );
    return {
      at: clock.now(),
      organization: await organizationName(tx, organization),
      purpose: PURPOSE,
      visitors: found,
      colleagues: people.map((person) => ({
        pseudonym: pseudonymOfColleague(person),
        name: person.name,
        mail: person.mail,
        place: person.own?.place ?? null,
        favorites: [...(person.own?.favorites ?? [])],
        changedAt: person.own?.changedAt ?? null,
        hosted: person.hosted.map(({ kind, reception, at }) => ({
          kind,
          reception: reception && (receptions.get(ReceptionId.parse(reception)) ?? null),
          at,
        })),
      })),
      records: [...records],
    };
  });
}

function photoOf(photo: Photo | undefined) {
  return photo === undefined ? null : { jpeg: photo.jpeg.toString('base64'), consent: photo.consent };
}
