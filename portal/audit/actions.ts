import { useTranslation } from 'react-i18next';

/** What the product records; an action of a later version is shown by its code. */
export const knownActions = [
  'api-key.added',
  'api-key.refused',
  'api-key.revoked',
  'assignment.added',
  'assignment.removed',
  'calendar.added',
  'calendar.changed',
  'calendar.found',
  'calendar.lost',
  'calendar.placed',
  'calendar.removed',
  'calendars.compared',
  'department.added',
  'department.changed',
  'department.removed',
  'integration.added',
  'integration.changed',
  'integration.consent-asked',
  'integration.proof-run',
  'integration.reconnected',
  'integration.removed',
  'integration.status-changed',
  'organization.changed',
  'organization.opened',
  'organization.tenant-admitted',
  'organization.tenant-named',
  'person.signed-out',
  'request.settled',
  'settlement-layout.changed',
  'settlement.locked',
  'unit.added',
  'unit.changed',
  'unit.removed',
] as const;

/** An action in words. */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation('portal');
  return (action) => {
    const known = knownActions.find((one) => one === action);
    return known === undefined ? action : t(`audit.actions.${known}`);
  };
}
