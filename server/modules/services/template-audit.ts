import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { isOrganizer, linkedMeeting } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { lineFacts } from './orders/line-facts.ts';
import { answerFacts } from './properties/property-answer.ts';
import type { Provider, Template } from './request.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { organizerOf } from './tell-requests.ts';

/** One entry for what a person entered, changed or took back. */
export async function recordTemplate(
  tx: Tx,
  caller: Caller,
  provider: Pick<Provider, 'name'>,
  before: Template | null,
  after: Template,
  cause: 'pane' | 'portal' = 'pane',
): Promise<void> {
  const action =
    before === null ? 'entered' : after.withdrawnAt === before.withdrawnAt ? 'edited' : 'withdrawn';
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    cause,
    action: `request.${action}`,
    subject: { kind: 'service-request', id: after.id, name: provider.name },
    before: before && factsOf(before),
    after: factsOf(after),
  });
}

function factsOf(template: Template) {
  const { link, provider, room, text, offsetMinutes, offsetFrom, lines, costCenter, withdrawnAt } = template;
  const answers = template.properties.map(answerFacts);
  const order =
    lines.length === 0 ? {} : { lines: lines.map(lineFacts), costCenter: costCenter?.code ?? null };
  const said = {
    ...(answers.length > 0 && { properties: answers }),
    ...(template.chosen && { dates: template.chosen.dates }),
  };
  return { meeting: link, provider, room, text, offsetMinutes, offsetFrom, ...order, ...said, withdrawnAt };
}

/** The organizer learns that somebody else acted on their meeting, and sees who. */
export async function tellOrganizer(
  { outbox, clock }: Pick<ServiceUseDeps, 'outbox' | 'clock'>,
  tx: Tx,
  caller: Caller,
  link: Link,
  template: Template,
  what: string,
): Promise<void> {
  if (isOrganizer(link, caller)) return;
  const { start, end, rooms } = link.planned;
  await outbox.tell(tx, caller.organization, {
    key: `service-template ${template.id} v${template.version} acted`,
    to: organizerOf({ link: linkedMeeting(link) }),
    link: link.id,
    item: `${template.id} acted v${template.version}`,
    at: clock.now(),
    template: 'meeting-acted-for',
    facts: { slot: { start, end, rooms: [...rooms] }, actor: caller.name, what },
  });
}
