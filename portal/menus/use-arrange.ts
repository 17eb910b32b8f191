import { useState } from 'react';
import { arrangeMenu, readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { groupsOf } from './menu-order.ts';
import type { MenuGroup } from './menu-order.ts';

interface Arranging {
  /** As it is shown: a new order is shown at once, and taken back when it is refused. */
  readonly groups: readonly MenuGroup[];
  readonly isSending: boolean;
  readonly problem: unknown;
  readonly arrange: (groups: readonly MenuGroup[], said: string) => void;
}

/** The order of a menu; each change is saved at once, one after another. */
export function useArrange(menu: MenuReply): Arranging {
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, arrangeMenu);
  const [wanted, setWanted] = useState<readonly MenuGroup[] | null>(null);
  const [version, setVersion] = useState(menu.version);
  if (menu.version !== version) {
    setVersion(menu.version); // what was wanted is there now, or somebody else was faster
    setWanted(null);
  }
  const arrange = async (groups: readonly MenuGroup[], said: string) => {
    setWanted(groups);
    const body = { groups: groups.map(({ category, items }) => ({ category, items: [...items] })) };
    const arranged = await submit.send({ params: { id: menu.provider.id }, version: menu.version, body });
    stale(readMenu);
    if (arranged === null) setWanted(null);
    else announce(said);
  };
  return {
    groups: wanted ?? groupsOf(menu),
    isSending: submit.isSending || wanted !== null,
    problem: submit.problem,
    arrange: (groups, said) => void arrange(groups, said),
  };
}
