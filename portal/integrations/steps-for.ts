import type { Attempt, AttemptStep, IntegrationKind } from '../../contract/integrations.ts';

/** What never happens on the way to a server, and on the way to Microsoft. */
const foreign: Readonly<Record<IntegrationKind, readonly AttemptStep['name'][]>> = {
  'ews-server': ['token', 'consent', 'organization'],
  'ews-online': [],
  graph: ['version'],
};

/** The steps that a person should see: a skipped one only when it would have come without the failure before it. */
export function stepsFor(kind: IntegrationKind, steps: Attempt['steps']): Attempt['steps'] {
  return steps.filter(({ name, state }) => state !== 'skipped' || !foreign[kind].includes(name));
}
