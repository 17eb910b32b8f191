import type { OrganizationId } from '../../contract/primitives.ts';
import type { Route } from '../../contract/route.ts';
import { ORGANIZATION_HEADER } from '../../contract/session.ts';
import { routeUrl } from '../../ui/api/build-request.ts';
import type { PortalPerson } from '../support/portal-person.ts';
import { roomAddresses } from './cast.ts';
import type { Company } from './cast.ts';
import { doorsTo } from './doors.ts';
import type { Door } from './doors.ts';
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
/** Stories of each organizer that strangers ask for, the latest first. */
const MOST_ASKED_FOR = 1;
/** Each organization has one mailbox that is asked for on purpose, again and again: that it is refused is the proof. */
const controls = new Set(['hana@nordhavn.example', 'siri@sydhavn.example']);

/** Somebody who knows ids that they should not know. */
interface Stranger {
  readonly name: string;
  readonly company: Company;
  /** As they prove who they are. */
  readonly headers: Readonly<Record<string, string>>;
  readonly api: Route['api'];
}

export interface LeakOptions {
  readonly productUrl: string;
  readonly tenant: TenantControl;
  readonly people: People;
  /** Who works in the portal, of each company by its domain. */
  readonly portal: ReadonlyMap<string, PortalPerson>;
  readonly stories: readonly Story[];
  readonly mails: readonly Mail[];
  readonly log: readonly LoggedCall[];
}

/**
 * What got where it must not: meetings and requests shown to or changed by strangers, mail to outsiders, calls for
 * mailboxes that are no rooms. Strangers are colleagues and people of the other company, with tokens and sessions of their
 * own and the true ids of everything; they name either company's organization, as somebody would who has learned it.
 */
export async function leaksOf(options: LeakOptions): Promise<readonly string[]> {
  const { people, portal, stories, tenant } = options;
  const strangers: Stranger[] = [];
  for (const { company, organizer } of new Map(stories.map((story) => [story.organizer, story])).values()) {
    const headers = { authorization: `Bearer ${await tenant.token(organizer)}` };
    strangers.push({ name: organizer, company, headers, api: 'addin-api' });
  }
  for (const company of new Set(stories.map((story) => story.company))) {
    const { cookie } = portal.get(company.domain) ?? {};
    const headers = { cookie: cookie ?? '', origin: options.productUrl };
    strangers.push({ name: `the portal of ${company.domain}`, company, headers, api: 'portal-api' });
  }
  const organizations = [...portal.values()].flatMap((person) => person.organization() ?? []);

  const leaks: string[] = [];
  for (const organizer of new Set(stories.map((story) => story.organizer))) {
    const own = stories.filter((story) => story.organizer === organizer);
    const chosen = own.filter(({ asked }) => asked.size > 0).slice(-MOST_ASKED_FOR);
    for (const story of chosen) {
      const doors = await doorsTo(story, await people.caller(organizer));
      for (const stranger of strangers) {
        if (stranger.name === organizer) continue;
        if (stranger.api === 'portal-api' && stranger.company === story.company) continue; // it is their work
        leaks.push(...(await knock(options.productUrl, stranger, organizations, story, doors)));
      }
    }
  }
  return [...leaks, ...letters(options), ...calls(options)];
}

/** Tries each door; what is behind it must neither be said nor change. */
async function knock(
  productUrl: string,
  { name, headers, api }: Stranger,
  organizations: readonly OrganizationId[],
  story: Story,
  doors: readonly Door[],
): Promise<readonly string[]> {
  const leaks: string[] = [];
  for (const { route, parts, version } of doors.filter((door) => door.route.api === api)) {
    for (const organization of organizations) {
      const response = await fetch(routeUrl(productUrl, route, parts), {
        method: route.method.toUpperCase(),
        headers: {
          ...headers,
          [ORGANIZATION_HEADER]: organization,
          'content-type': 'application/json',
          ...(version !== null && { 'if-match': `"${version}"` }),
        },
        ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
      });
      const text = await response.text();
      if (![401, 403, 404].includes(response.status) || text.includes(`${story.name}/`))
        leaks.push(`${name} got ${response.status} for ${route.method} ${route.path} of ${story.name}`);
    }
  }
  return leaks;
}

/** Mail about a meeting goes to people and teams of its company, and to nobody else. */
function letters({ mails, stories }: LeakOptions): readonly string[] {
  return mails.flatMap(({ to, text }) =>
    stories
      .filter(({ name }) => text.includes(`: ${name}/`))
      .flatMap(({ name, organizer, company }) => {
        const known = [`${organizer}@${company.domain}`, ...company.teams];
        return to.filter((one) => !known.includes(one)).map((one) => `mail about ${name} to ${one}`);
      }),
  );
}

function calls({ log }: LeakOptions): readonly string[] {
  return log
    .filter(
      ({ service, operation, mailbox, status }) =>
        service === 'graph' &&
        ofContents.has(operation) &&
        !roomAddresses.has(mailbox ?? '') &&
        !(status === 403 && controls.has(mailbox ?? '')),
    )
    .map(({ operation, mailbox, status }) => `${operation} of ${mailbox ?? ''}, answered ${status}`);
}
