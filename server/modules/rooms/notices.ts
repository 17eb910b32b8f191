import type { Notice } from '../../../contract/rooms.ts';
import type { ExchangeFault } from '../../exchange/index.ts';
import { problemTable } from '../../kernel/problem-table.ts';

/** One notice per kind of fault, however many rooms it struck; the longest wait that Exchange asked for counts. */
export function notices(faults: readonly ExchangeFault[]): readonly Notice[] {
  return [...Map.groupBy(faults, ({ code }) => code)].map(([code, alike]) => {
    const [first] = alike;
    const exchangeCode = alike.find((fault) => fault.exchangeCode !== null)?.exchangeCode;
    const waits = alike.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
    return {
      code,
      title: problemTable[code].title,
      detail: first?.detail ?? problemTable[code].meaning,
      rooms: alike.length,
      ...(exchangeCode && { exchangeCode }),
      ...(waits.length > 0 && { retryAfterSeconds: Math.max(...waits) }),
    };
  });
}
