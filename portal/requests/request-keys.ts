import type { RequestAction } from '../../contract/service-teams.ts';

/** One key per action, on a request that has the focus. To cancel is too grave for one. */
export const keyOfAction: Readonly<Record<RequestAction, string | null>> = {
  accept: 'a',
  reject: 'r',
  ready: 'd',
  complete: 'c',
  'accept-change': 'n',
  'refuse-change': 'k',
  'move-to-room': 'm',
  cancel: null,
};

/** What is asked comes first, what ends a request last. */
const byUse: readonly RequestAction[] = [
  'accept-change',
  'refuse-change',
  'move-to-room',
  'accept',
  'ready',
  'complete',
  'reject',
  'cancel',
];

/** The actions that a request allows, in the order of their buttons. */
export function inOrderOfUse(actions: readonly RequestAction[]): readonly RequestAction[] {
  return byUse.filter((action) => actions.includes(action));
}

/** What a key means for a request that allows `actions`; null: nothing. */
export function actionOfKey(key: string, actions: readonly RequestAction[]): RequestAction | null {
  return actions.find((action) => keyOfAction[action] === key.toLowerCase()) ?? null;
}

/** What must be told before: a reason, or a room. */
export function asksFirst(action: RequestAction, mustChooseRoom: boolean): boolean {
  return (
    ['reject', 'refuse-change', 'cancel', 'move-to-room'].includes(action) ||
    (action === 'accept-change' && mustChooseRoom)
  );
}
