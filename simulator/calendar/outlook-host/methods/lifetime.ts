import { z } from 'zod';
import { itemId } from '../item-id.ts';
import { fail, method, succeed } from './method.ts';
import type { Method } from './method.ts';
import { savingFails } from './stored.ts';

const Nothing = z.unknown();

/** Read, Write, DeleteOwn, DeleteAll, EditOwn, EditAll of Office's DelegatePermissions. */
const EDITOR = 1 | 2 | 4 | 8 | 16 | 32;

/** Saving, the item's id, closing, and whose calendar this is. */
export const lifetimeMethods: Readonly<Record<number, Method>> = {
  32: method(Nothing, async (_, host) => {
    if (savingFails(host)) return fail('save');
    try {
      return succeed(await host.save());
    } catch {
      return fail('save');
    }
  }),
  41: method(Nothing, (_, host) => {
    host.closeForm();
    return succeed();
  }),
  42: method(Nothing, (_, host) => {
    host.closePane();
    return succeed();
  }),
  99: method(Nothing, () => succeed('')),
  108: method(Nothing, (_, { owner }) =>
    owner === null
      ? fail('invalidParameter')
      : succeed({ owner, delegatePermissions: EDITOR, targetRestUrl: '' }),
  ),
  149: method(Nothing, () => succeed([])),
  164: method(Nothing, (_, { item }) => {
    const { saved } = item.read();
    return saved ? succeed(itemId(saved)) : fail('notSaved');
  }),
};
