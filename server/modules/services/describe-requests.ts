import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../storage/database.ts';
import type { Hung } from '../meetings/index.ts';
import { listProviders } from './providers.store.ts';
import { lineInWords } from './orders/order-in-words.ts';
import { isMeant } from './request-states.ts';
import type { Provider, ServiceRequest, Template } from './request.ts';
import { openQuestions, requestsOf } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import { templatesOf } from './templates.store.ts';
import { draftSentence, questionsOf, sentenceOf } from './words.ts';

/** Of a series so many dates that ask something are named beside the next one. */
const MOST_ASKING = 20;

/** What hangs on each of some links: what was entered, for its next date, and every date that asks something. */
export async function describeRequests(
  { clock }: { readonly clock: Clock },
  db: Db,
  organization: OrganizationId,
  links: readonly string[],
): Promise<readonly Hung[]> {
  const templates = await templatesOf(db, organization, links);
  if (templates.length === 0) return [];
  const requests = Map.groupBy(await requestsOf(db, organization, links), ({ template }) => template);
  const now = clock.now();
  const shown = templates.map((template) => {
    const own = (requests.get(template.id) ?? []).filter(isMeant);
    const next = nextOf(own, now);
    const asking = own.filter((one) => one !== next && questionsOf(one).length > 0).slice(0, MOST_ASKING);
    return { template, isDraft: own.length === 0, requests: next ? [next, ...asking] : [] };
  });
  const say = await speaker(
    db,
    organization,
    shown.flatMap((one) => one.requests),
    templates,
  );
  return shown.flatMap(({ template, isDraft, requests: own }) => {
    if (!isDraft) return own.flatMap(say);
    if (template.withdrawnAt !== null) return [];
    return say.draft(template);
  });
}

/** The date that comes next; of those that are over the last. */
export function nextOf<T extends Pick<ServiceRequest, 'end'>>(requests: readonly T[], now: string): T | null {
  return requests.find(({ end }) => end > now) ?? requests.at(-1) ?? null;
}

export async function listRequestQuestions(
  db: Db,
  organization: OrganizationId,
  most: number,
): Promise<readonly Hung[]> {
  const requests = await openQuestions(db, organization, most);
  const say = await speaker(db, organization, requests, []);
  return requests.flatMap(say);
}

async function speaker(
  db: Db,
  organization: OrganizationId,
  requests: readonly ServiceRequest[],
  templates: readonly Template[],
) {
  const ids = [...requests, ...templates].map(({ provider }) => provider);
  const providers = new Map<string, Provider>(
    (await listProviders(db, organization, [...new Set(ids)])).map((provider) => [provider.id, provider]),
  );
  const rooms = await knownRooms(
    db,
    organization,
    requests.map(({ room }) => room),
  );
  const say = (request: ServiceRequest): readonly Hung[] => {
    const provider = providers.get(request.provider);
    if (!provider) return [];
    return [
      {
        kind: 'service-request',
        id: request.template,
        link: request.link,
        occurrence: request.occurrence,
        sentence: sentenceOf(request, provider, rooms.nameOf(request.room)),
        questions: questionsOf(request),
      },
    ];
  };
  const draft = ({ id, link, provider: of, text, lines }: Template): readonly Hung[] => {
    const provider = providers.get(of);
    if (!provider) return [];
    const sentence = draftSentence(provider, text || lines.map(lineInWords).join(', '));
    return [{ kind: 'service-request', id, link, occurrence: null, sentence, questions: [] }];
  };
  return Object.assign(say, { draft });
}
