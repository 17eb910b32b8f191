import { z } from 'zod';
import { movedTo } from '../moved.ts';
import { fail, method, succeed } from './method.ts';
import type { Method } from './method.ts';

const START = 1;
const Which = z.object({ TimeProperty: z.number() });
const MS_LIMIT = 8_640_000_000_000_000; // the largest instant of ECMAScript

/** Start and end. A new start keeps the length, as in Outlook; an end before the start is refused. */
export const timeMethods: Readonly<Record<number, Method>> = {
  24: method(Which, ({ TimeProperty }, { item }) => {
    const { start, end } = item.read();
    return succeed(TimeProperty === START ? start : end);
  }),
  25: method(
    Which.extend({ time: z.number().min(-MS_LIMIT).max(MS_LIMIT) }),
    ({ TimeProperty, time }, { item }) => {
      if (TimeProperty === START) item.change(movedTo(item.read(), time));
      else if (time < item.read().start) return fail('invalidEndTime');
      else item.change({ end: time });
      return succeed();
    },
  ),
};
