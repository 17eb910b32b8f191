/** @jest-environment jsdom */
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { beginRollCall, markPeople, readEvacuationList } from '../../../contract/evacuation.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import { useEvacuation } from '../../../portal/evacuation/use-evacuation.ts';
import type { Call } from '../../../ui/api/call.ts';
import { aProblem } from '../../addin/shell/pane-harness.tsx';
import { aListOf, aStorage, ids, NOW } from './a-list.ts';

afterEach(cleanup);

const [here = '' as ReceptionId, visit = '', elsewhere = here] = ids;

/** Reads always; what is written fails as long as it cannot be. */
function aServer({ canWrite }: { canWrite: boolean }) {
  const server = { canWrite, told: [] as { reception: string; visits: string[] }[], begun: 0 };
  const call = (async (route: unknown, { query, body }: { query?: object; body?: object }) => {
    const { reception, marks = [] } = { ...query, ...body } as {
      reception: string;
      marks?: { visit: string }[];
    };
    if (route === readEvacuationList) return aListOf(reception);
    if (!server.canWrite) throw aProblem('overloaded', 503);
    if (route === markPeople) server.told.push({ reception, visits: marks.map((one) => one.visit) });
    if (route === beginRollCall) server.begun += 1;
    return aListOf(reception);
  }) as unknown as Call;
  return { server, call };
}

function openPage(call: Call, kept: ReturnType<typeof aStorage>, reception = here) {
  const deps = { call, kept, organization: 'nordhavn', reception, now: () => NOW };
  return renderHook(() => useEvacuation(deps));
}

test('what was ticked at one reception while nothing could be told is told there, whichever page is opened first', async () => {
  const { server, call } = aServer({ canWrite: false });
  const kept = aStorage();
  const first = openPage(call, kept);
  await waitFor(() => expect(first.result.current.source).toBe('server'));
  act(() => first.result.current.mark(visit, true));
  first.unmount();
  server.canWrite = true;
  const other = openPage(call, kept, elsewhere);
  await waitFor(() => expect(other.result.current.source).toBe('server'));
  expect(other.result.current.waiting).toEqual({});
  other.unmount();
  const again = openPage(call, kept);
  await waitFor(() => expect(again.result.current.waiting).toEqual({}));
  expect(server.told).toEqual([{ reception: here, visits: [visit] }]);
});

test('a roll that could not be begun anew leaves what was ticked; one that was begun drops it', async () => {
  const { server, call } = aServer({ canWrite: false });
  const kept = aStorage();
  const { result } = openPage(call, kept);
  await waitFor(() => expect(result.current.source).toBe('server'));
  act(() => result.current.mark(visit, true));
  await act(async () => result.current.begin());
  expect(Object.keys(result.current.waiting)).toEqual([visit]);
  expect(server.begun).toBe(0);
  server.canWrite = true;
  await act(async () => result.current.begin());
  expect(server.begun).toBe(1);
  expect(result.current.waiting).toEqual({});
});
