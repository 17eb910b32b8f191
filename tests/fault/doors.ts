import { readHistory } from '../../contract/followed-meetings.ts';
import { readMeeting } from '../../contract/meetings.ts';
import type { Route } from '../../contract/route.ts';
import { answerRequest, listRequests } from '../../contract/service-teams.ts';
import { changeTemplate, listTemplates, withdrawTemplate } from '../../contract/services.ts';
import type { Call } from '../../ui/api/call.ts';
import type { RequestParts } from '../../ui/api/build-request.ts';
import { DAY_MS } from './story.ts';
import type { Story } from './story.ts';

/** A call for which one needs to know no more than ids. */
export interface Door {
  readonly route: Route;
  readonly parts: RequestParts;
  /** As it is now, so that nothing but who asks is a reason to refuse; null: the call has none. */
  readonly version: number | null;
}

/** Every way to a story and to what hangs on it, by true ids, which its organizer tells. */
export async function doorsTo({ bookingKey, day }: Story, organizer: Call): Promise<readonly Door[]> {
  const params = { bookingKey };
  const { id: link } = await organizer(readMeeting, { params });
  const [template] = (await organizer(listTemplates, { params })).templates;
  const doors: Door[] = [
    { route: readMeeting, parts: { params }, version: null },
    { route: listTemplates, parts: { params }, version: null },
    { route: readHistory, parts: { params: { link } }, version: null },
  ];
  if (!template) return doors;

  const { id, provider, version, requests } = template;
  const [from, to] = [day, day + DAY_MS].map((at) => new Date(at).toISOString());
  const ofTemplate = { params: { template: id } };
  doors.push(
    { route: changeTemplate, parts: { ...ofTemplate, body: { text: 'something else' } }, version },
    { route: withdrawTemplate, parts: ofTemplate, version },
    { route: listRequests, parts: { query: { provider: provider.id, from, to } }, version: null },
  );
  for (const request of requests.slice(0, 1)) {
    const body = { action: 'reject', reason: 'No.', room: null };
    doors.push({
      route: answerRequest,
      parts: { params: { id: request.id }, body },
      version: request.version,
    });
  }
  return doors;
}
