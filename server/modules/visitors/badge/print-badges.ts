import type { BadgeLayout } from '../../../../contract/badges.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Db } from '../../../storage/database.ts';
import { SecretError } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import { wordsOf } from '../../messages/index.ts';
import { deskVisits, requireReception } from '../front-desk.ts';
import { passLink } from '../pass/pass-link.ts';
import { photosOf } from '../photo/photos.store.ts';
import type { Reception } from '../reception.ts';
import { listReceptions } from '../receptions.store.ts';
import type { Visit } from '../visitor.ts';
import { findVisit } from '../visits.store.ts';

export interface BadgeDeps {
  readonly db: Db;
  /** Opens photos. */
  readonly secrets: Pick<Secrets, 'open'>;
  /** Where the product is reached; the QR code leads there. */
  readonly publicUrl: string;
}

/**
 * Badges for visits of one reception at which the caller works, as a PDF in its layout. Rejects with `not-found` for a visit
 * of another reception, and with `invalid-request` for visits of several.
 */
export async function printBadges(
  deps: BadgeDeps,
  caller: Caller,
  { visit: wanted }: { readonly visit: readonly VisitId[] },
): Promise<Buffer> {
  const visits: Visit[] = [];
  for (const id of wanted) visits.push(await requireVisit(deps.db, caller, id));
  const [first, ...others] = visits;
  if (!first?.reception) throw missing();
  if (others.some(({ reception }) => reception !== first.reception)) {
    throw new Problem('invalid-request', 'Badges are printed for one reception at a time.', {
      errors: [{ pointer: '/query/visit', detail: 'are visits of several receptions' }],
    });
  }
  const reception = await requireReception(deps.db, caller, first.reception);
  return await draw(deps, caller.organization, reception, visits);
}

/** The badge of one visit as a PDF, for whoever has found out that it may be printed; null: there is none. */
export async function badgeOf(
  deps: BadgeDeps,
  organization: OrganizationId,
  id: VisitId,
): Promise<Buffer | null> {
  const visit = await findVisit(deps.db, organization, id);
  const reception = (await listReceptions(deps.db, organization)).find((one) => one.id === visit?.reception);
  return visit && reception ? await draw(deps, organization, reception, [visit]) : null;
}

async function requireVisit(db: Db, caller: Caller, id: VisitId): Promise<Visit> {
  const visit = await findVisit(db, caller.organization, id);
  if (!visit?.reception) throw missing();
  await requireReception(db, caller, visit.reception).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'not-found' ? missing() : error;
  });
  return visit;
}

/** A photo that cannot be opened is left out: somebody waits for their badge. */
async function photosFor(
  { db, secrets }: BadgeDeps,
  organization: OrganizationId,
  visits: readonly Visit[],
): Promise<Awaited<ReturnType<typeof photosOf>>> {
  const ids = visits.map(({ id }) => id);
  return await photosOf(db, secrets, organization, ids).catch((error: unknown) => {
    if (error instanceof SecretError) return new Map();
    throw error;
  });
}

async function draw(
  deps: BadgeDeps,
  organization: OrganizationId,
  {
    name,
    timeZone,
    language: of,
    badge: layout,
  }: Pick<Reception, 'name' | 'timeZone' | 'language'> & {
    readonly badge: BadgeLayout;
  },
  visits: readonly Visit[],
): Promise<Buffer> {
  const { db, publicUrl } = deps;
  const { words, language } = wordsOf(of);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  const shown = new Map((await deskVisits(db, organization, visits)).map((one) => [one.id, one]));
  const photos = await photosFor(deps, organization, visits);
  const badges = visits.flatMap((visit) => {
    const person = shown.get(visit.id);
    if (!person) return [];
    return {
      name: person.name,
      company: person.company,
      host: `${words.labels.host}: ${person.host.name}`,
      day: day.format(new Date(visit.arrivedAt ?? visit.start)),
      link: passLink(publicUrl, visit.pass),
      photo: photos.get(visit.id)?.jpeg ?? null,
    };
  });
  // Loaded with the first paper: a writer of PDF, a shaper and the names of all characters are megabytes.
  const { drawBadges } = await import('./draw-badges.ts');
  return await drawBadges(layout, badges, name);
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such visit at a reception of yours.');
}
