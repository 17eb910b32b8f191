import { Suspense, lazy, useCallback, useMemo, useState } from 'react';
import type { OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';
import { useAnnouncer } from '../../ui/feedback/use-announcer.ts';
import { createTimeFormat } from '../../ui/time/format.ts';
import { usePortalDeps } from './portal-context.ts';
import { SessionContext } from './session.ts';
import type { Me, Membership, Session } from './session.ts';
import { Shell } from './Shell.tsx';

const NoOrganization = lazy(async () => ({ default: (await import('./NoOrganization.tsx')).NoOrganization }));

const ORGANIZATION_KEY = 'foyer.organization';

interface EnteredProps {
  readonly me: Me;
  readonly callIn: (organization: OrganizationId | null) => Call;
  readonly onRefresh: () => void;
}

/** Somebody is signed in: in which organization do they act? The one they chose last, else the first. */
export function Entered({ me, callIn, onRefresh }: EnteredProps) {
  const { remembered, language, timeZone } = usePortalDeps();
  const [chosen, setChosen] = useState(() => remembered.read(ORGANIZATION_KEY));
  const { spoken, announce } = useAnnouncer();
  const organization = actingIn(me, chosen);
  const time = useMemo(() => createTimeFormat(language), [language]);
  const call = useMemo(() => callIn(organization?.id ?? null), [callIn, organization?.id]);
  const switchTo = useCallback(
    (id: OrganizationId) => {
      remembered.keep(ORGANIZATION_KEY, id);
      setChosen(id);
    },
    [remembered],
  );

  const session = useMemo<Session | null>(
    () =>
      organization && {
        me,
        organization,
        call,
        time,
        timeZone,
        may: (permission) => organization.permissions.includes(permission),
        switchTo,
        refresh: onRefresh,
        announce,
      },
    [me, organization, call, time, timeZone, switchTo, onRefresh, announce],
  );
  if (session === null) {
    return (
      <Suspense>
        <NoOrganization me={me} call={call} onRecheck={onRefresh} onOpened={switchTo} />
      </Suspense>
    );
  }
  return (
    <SessionContext value={session}>
      {/* Another organization is another set of pages: nothing of one is left standing in the other. */}
      <Shell key={session.organization.id} spoken={spoken} />
    </SessionContext>
  );
}

function actingIn({ organizations }: Me, chosen: string | null): Membership | null {
  return organizations.find((one) => one.id === chosen) ?? organizations[0] ?? null;
}
