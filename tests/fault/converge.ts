import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import type { Deployment } from './deployment.ts';
import type { Outcome } from './expected.ts';
import { flawsOf, see } from './observe.ts';
import type { Flaws, When } from './observe.ts';
import type { People } from './people.ts';
import { readRows } from './rows.ts';
import type { Story } from './story.ts';
import type { Mail, TenantControl } from './tenant.ts';
import { tellingOf } from './told.ts';

/** Faults have ended; whatever was interrupted has its leases, waits and retries behind it by then. */
const CONVERGED_WITHIN_MS = 75_000;
const LOOK_EVERY_MS = 200;

/** Looks at every story until it is as it must be; what is not by the end is a flaw. */
export async function converge(
  outcomes: ReadonlyMap<Story, Outcome>,
  people: People,
  { calm, when }: { readonly calm: number; readonly when: When },
): Promise<{ readonly flaws: Flaws; readonly converged: readonly number[] }> {
  const converged: number[] = [];
  const none: Flaws = { lost: [], doubled: [], stale: [] };
  let open = new Map([...outcomes].map(([story, outcome]) => [story, { outcome, flaws: none }]));
  for (;;) {
    const looks = await Promise.all(
      [...open].map(async ([story, { outcome }]) => {
        const seen = await see(story, await people.caller(story.organizer));
        return [story, { outcome, flaws: flawsOf(story, outcome, seen, when) }] as const;
      }),
    );
    open = new Map(looks.filter(([, { flaws }]) => Object.values(flaws).flat().length > 0));
    for (let done = open.size; done < looks.length; done += 1) converged.push(performance.now() - calm);
    if (open.size === 0 || performance.now() - calm > CONVERGED_WITHIN_MS) break;
    await pause(LOOK_EVERY_MS);
  }
  const left = [...open.values()].map(({ flaws }) => flaws);
  return {
    flaws: {
      lost: left.flatMap(({ lost }) => lost),
      doubled: left.flatMap(({ doubled }) => doubled),
      stale: left.flatMap(({ stale }) => stale),
    },
    converged,
  };
}

/** What the mail server has once everybody knows how it ended, or once that has taken too long. */
export async function mailsOnce(
  tenant: TenantControl,
  outcomes: ReadonlyMap<Story, Outcome>,
): Promise<readonly Mail[]> {
  const end = performance.now() + CONVERGED_WITHIN_MS;
  for (;;) {
    const mails = await tenant.mails();
    if (tellingOf(outcomes, mails).untold.length === 0 || performance.now() > end) return mails;
    await pause(2 * LOOK_EVERY_MS); // every mail is read each time
  }
}

/** Resolves when no mail waits any more, as far as rows can be read beside the nodes: an embedded database is theirs. */
export async function rowsOnce(deployment: Deployment, tenant: TenantControl): Promise<void> {
  if (!('url' in deployment.database)) return;
  await eventually(
    async () => await readRows(deployment, await tenant.mails()),
    ({ untold }) => untold.length === 0,
  );
}
