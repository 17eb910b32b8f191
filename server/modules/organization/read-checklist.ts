import type { z } from 'zod';
import type { ChecklistStep } from '../../../contract/organization.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import { instantOf } from '../../kernel/time.ts';
import type { ChecklistStore, SetUp } from './checklist.store.ts';

type Step = z.input<typeof ChecklistStep>;

/** An access proof says nothing any more after a week. */
const PROOF_LASTS_MS = 7 * 24 * 60 * 60_000;

export interface ChecklistDeps {
  readonly checklist: ChecklistStore;
  readonly clock: Clock;
  /** How many checks of the manifest fail; 1 when there is no manifest for this installation at all. */
  readonly countManifestFaults: () => Promise<number>;
}

/** The steps of setting up and what is left of them, computed from what is there: nothing is ticked off by hand. */
export async function readChecklist(
  deps: ChecklistDeps,
  organization: OrganizationId,
): Promise<{ readonly steps: Step[] }> {
  const provenSince = instantOf(Date.parse(deps.clock.now()) - PROOF_LASTS_MS);
  const setUp = await deps.checklist.read(organization, provenSince);
  return { steps: [...stepsOf(setUp, await deps.countManifestFaults())] };
}

/** Pure: which steps are done, with a figure for each. */
export function stepsOf(setUp: SetUp, manifestFaults: number): readonly Step[] {
  const { integrations, activeIntegrations, calendars, withoutPlace, roles, addInRoles, proven } = setUp;
  const { isOpened } = setUp;
  const steps: readonly Omit<Step, 'isHalfDone'>[] = [
    { code: 'organization', isDone: true, count: 1 },
    { code: 'integration', isDone: activeIntegrations > 0, count: integrations },
    { code: 'calendars', isDone: calendars > 0, count: calendars },
    { code: 'places', isDone: calendars > 0 && withoutPlace === 0, count: withoutPlace },
    { code: 'roles', isDone: addInRoles > 0, count: roles },
    {
      code: 'access-proof',
      isDone: activeIntegrations > 0 && proven === activeIntegrations,
      count: proven,
    },
    { code: 'deploy', isDone: isOpened, count: manifestFaults },
  ];
  // A manifest that passes is only ready; the add-in has arrived once somebody uses it.
  const isReady = !isOpened && manifestFaults === 0;
  return steps.map((step) => ({ ...step, isHalfDone: step.code === 'deploy' && isReady }));
}
