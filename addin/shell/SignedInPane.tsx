import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationId } from '../../contract/primitives.ts';
import { readMe } from '../../contract/session.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { ComposedMeeting } from '../outlook/composed-meeting.ts';
import { Frame } from './Frame.tsx';
import type { Me } from './me.ts';
import { NoRole } from './NoRole.tsx';
import { OrganizationChoice } from './OrganizationChoice.tsx';
import type { PaneDeps } from './pane-deps.ts';
import { PaneProblem } from './PaneProblem.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';
import { Tabs } from './Tabs.tsx';

/** Where the person's choice among several organizations is remembered in their mailbox. */
const ORGANIZATION_KEY = 'foyer.organization';

/** Finds out who is there and where they may act, and then shows the tabs; until then it says what is missing. */
export function SignedInPane({ deps }: { readonly deps: PaneDeps }) {
  const { t } = useTranslation('pane');
  const me = useQuery({
    queryKey: ['me'],
    queryFn: async ({ signal }) => await deps.callIn(null)(readMe, {}, { signal }),
    refetchInterval: 5 * 60_000, // keeps "now" and the roles young
  });
  const meeting = useQuery({
    queryKey: ['open-meeting'],
    queryFn: async () => ({ composed: await deps.openMeeting() }),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const again = () => {
    void me.refetch();
    if (meeting.isError) void meeting.refetch();
  };

  if (meeting.data?.composed === null) {
    return (
      <Frame>
        <EmptyState title={t('outside.noMeeting')}>{t('outside.noMeetingDetail')}</EmptyState>
      </Frame>
    );
  }
  if (me.data && meeting.data?.composed) {
    const recheck = () => void deps.signIn.renew().then(again); // roles hang on groups, and groups on the token
    return <Entered deps={deps} me={me.data} meeting={meeting.data.composed} onRecheck={recheck} />;
  }
  const error = me.error ?? meeting.error;
  if (error === null || me.isFetching || meeting.isFetching) return <PaneSkeleton />;
  return (
    <Frame>
      {error instanceof ApiProblem && error.code === 'tenant-not-connected' ? (
        <EmptyState title={t('notConnected.title')}>{t('notConnected.detail')}</EmptyState>
      ) : (
        <PaneProblem error={error} onRetry={again} />
      )}
    </Frame>
  );
}

interface EnteredProps {
  readonly deps: PaneDeps;
  readonly me: Me;
  readonly meeting: ComposedMeeting;
  readonly onRecheck: () => void;
}

/** Somebody is signed in beside a meeting: where do they act? */
function Entered({ deps, me, meeting, onRecheck }: EnteredProps) {
  const [chosen, setChosen] = useState(() => deps.recall(ORGANIZATION_KEY));
  const organization = actingIn(me, chosen);
  const choose = (id: OrganizationId) => {
    setChosen(id);
    void deps.remember(ORGANIZATION_KEY, id);
  };

  if (me.organizations.length === 0) {
    return (
      <Frame>
        <NoRole me={me} onRecheck={onRecheck} />
      </Frame>
    );
  }
  if (organization === null) {
    return (
      <Frame person={me.person.name}>
        <OrganizationChoice organizations={me.organizations} onChoose={choose} />
      </Frame>
    );
  }
  return (
    <Tabs
      key={organization.id}
      me={me}
      organization={organization}
      meeting={meeting}
      call={deps.callIn(organization.id)}
      picture={deps.pictureIn(organization.id)}
      language={deps.language}
      onChangeOrganization={me.organizations.length > 1 ? () => setChosen(null) : null}
    />
  );
}

/** The only organization, or the remembered one while the person still has a role there. */
function actingIn({ organizations }: Me, chosen: string | null): Me['organizations'][number] | null {
  if (organizations.length === 1) return organizations[0] ?? null;
  return organizations.find((one) => one.id === chosen) ?? null;
}
