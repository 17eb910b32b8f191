import { readMeeting } from '../../contract/meetings.ts';
import { ORGANIZATION_HEADER, readMe } from '../../contract/session.ts';
import { routeUrl } from '../../ui/api/build-request.ts';
import { roomAddresses } from './expected.ts';
import type { People } from './people.ts';
import type { Story } from './story.ts';
import type { LoggedCall, Mail, TenantControl } from './tenant.ts';

/** Questions about what a calendar or a mailbox holds; which groups a person is in is none of them. */
const ofContents = new Set([
  'calendarView',
  'calendarViewDelta',
  'getSchedule',
  'listEvents',
  'readEvent',
  'readMail',
]);

/** Nobody of these has anything to do with another person's meeting; siri is of another company altogether. */
const strangers = ['anna', 'carla', 'nora', 'siri'] as const;

/**
 * What got where it must not: meetings shown to strangers, mail to outsiders, calls for mailboxes that are no rooms. The
 * strangers name the right organization, as somebody would who has learned its id.
 */
export async function leaksOf(options: {
  readonly productUrl: string;
  readonly tenant: TenantControl;
  readonly people: People;
  readonly stories: readonly Story[];
  readonly mails: readonly Mail[];
  readonly log: readonly LoggedCall[];
}): Promise<readonly string[]> {
  const { productUrl, tenant, people, stories, mails, log } = options;
  const { organizations } = await (await people.caller('anna'))(readMe, {});
  const organization = organizations[0]?.id ?? '';
  const leaks: string[] = [];
  await tenant.consent('sydhavn.example');
  for (const stranger of strangers) {
    const token = await tenant.token(stranger);
    const foreign = stories.filter(({ organizer }) => organizer !== stranger).slice(0, 10);
    for (const { name, bookingKey } of foreign) {
      const response = await fetch(routeUrl(productUrl, readMeeting, { params: { bookingKey } }), {
        headers: { authorization: `Bearer ${token}`, [ORGANIZATION_HEADER]: organization },
      });
      await response.body?.cancel();
      if (![401, 403, 404].includes(response.status))
        leaks.push(`${stranger} got ${response.status} for ${name}`);
    }
  }
  const outsiders = mails.flatMap(({ to }) => to).filter((one) => !one.endsWith('@nordhavn.example'));
  const persons = log.filter(
    ({ service, operation, mailbox }) =>
      service === 'graph' && ofContents.has(operation) && !roomAddresses.has(mailbox ?? ''),
  );
  return [
    ...leaks,
    ...outsiders.map((one) => `mail to ${one}`),
    ...persons.map(({ operation, mailbox }) => `${operation} of ${mailbox ?? ''}`),
  ];
}
