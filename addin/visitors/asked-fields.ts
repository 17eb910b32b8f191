import type { RouteReply } from '../../contract/route.ts';
import type { listRoomReceptions } from '../../contract/visitors.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { VisitorDraft } from './visitor-draft.ts';

export type Reception = RouteReply<typeof listRoomReceptions>['receptions'][number];

/** The chosen one, else the one that serves the room. */
export function receptionOf(
  receptions: readonly Reception[],
  draft: Pick<VisitorDraft, 'reception'>,
): Reception | undefined {
  return (
    receptions.find(({ id }) => id === draft.reception) ?? receptions.find(({ rooms }) => rooms.length > 0)
  );
}

/** Whether the form offers receptions to choose from. */
export function hasChoice(receptions: readonly Reception[]): boolean {
  return receptions.length > 1 || receptions.every(({ rooms }) => rooms.length === 0);
}

/** Whether everything that is wrong stands at a field: one that is not shown cannot say it. */
export function isSaidAtFields(
  error: Error | null,
  at: string,
  receptions: readonly Reception[],
  draft: VisitorDraft,
): boolean {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return false;
  const asks = receptionOf(receptions, draft)?.asks;
  const optional = ['mail', 'company', 'phone', 'carPlate', 'language'] as const;
  const names = [
    'name',
    'note',
    ...(draft.isGroup ? ['group/size', 'group/contact'] : []),
    ...optional.filter((field) => (asks ? asks[field] !== 'hidden' : isAlwaysShown(field))),
    ...(asks?.fields.map(({ id }) => `answers/${id}`) ?? []),
  ];
  const shown = new Set([
    ...names.map((name) => `${at}${name}`),
    ...(hasChoice(receptions) ? ['/body/reception'] : []),
  ]);
  return error.errors.every(({ pointer }) => shown.has(pointer));
}

/** While nobody knows which reception it will be. */
function isAlwaysShown(field: string): boolean {
  return field === 'mail' || field === 'company' || field === 'phone';
}
