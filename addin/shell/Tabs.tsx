import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../ui/api/call.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useAnnouncer } from '../../ui/feedback/use-announcer.ts';
import { createTimeFormat } from '../../ui/time/format.ts';
import type { ComposedMeeting } from '../outlook/composed-meeting.ts';
import { LinkContext, useLinkOfForm } from '../meeting/use-link.ts';
import { RoomsTab } from '../rooms/RoomsTab.tsx';
import { Frame } from './Frame.tsx';
import { PaneContext } from './pane.ts';
import type { Pane } from './pane.ts';
import type { Me } from './me.ts';

/** Most people open the pane for a room; what only some need comes when they ask for it. */
const ServicesTab = lazy(async () => ({
  default: (await import('../services/ServicesTab.tsx')).ServicesTab,
}));

const VisitorsTab = lazy(async () => ({
  default: (await import('../visitors/VisitorsTab.tsx')).VisitorsTab,
}));

const tabs = ['rooms', 'services', 'visitors'] as const;
type TabName = (typeof tabs)[number];

const useStyles = makeStyles({
  // A tab is padded by itself; its text stands in line with everything else.
  tabs: {
    margin: `calc(-1 * ${tokens.spacingVerticalS}) calc(-1 * ${tokens.spacingHorizontalM}) 0`,
    flexWrap: 'wrap',
  },
  panel: { paddingTop: tokens.spacingVerticalS },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface TabsProps {
  readonly me: Me;
  readonly organization: Me['organizations'][number];
  readonly meeting: ComposedMeeting;
  readonly call: Call;
  readonly picture: Pane['picture'];
  readonly language: string;
  readonly onChangeOrganization: (() => void) | null;
}

export function Tabs({
  me,
  organization,
  meeting,
  call,
  picture,
  language,
  onChangeOrganization,
}: TabsProps) {
  const styles = useStyles();
  const time = useMemo(() => createTimeFormat(language), [language]);
  const action = useAnnouncer();
  const result = useAnnouncer();
  const pane = useMemo(
    () => ({
      organization: organization.id,
      call,
      picture,
      meeting,
      time,
      language,
      now: me.now,
      announce: action.announce,
      announceResult: result.announce,
    }),
    [organization.id, call, picture, meeting, time, language, me.now, action.announce, result.announce],
  );

  return (
    <Frame
      person={me.person.name}
      organization={organization.name}
      onChangeOrganization={onChangeOrganization}
    >
      <PaneContext value={pane}>
        <FollowedTabs language={language} />
      </PaneContext>
      <output className={styles.spoken}>{action.spoken}</output>
      <output className={styles.spoken}>{result.spoken}</output>
    </Frame>
  );
}

/** The tabs, with the server kept in step with the form behind them whichever is shown. */
function FollowedTabs({ language }: { readonly language: string }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const link = useLinkOfForm(language);
  const [selected, setSelected] = useState<TabName>('rooms');
  // A tab that was opened stays as it is while another is shown: what was typed in it is not lost.
  const [opened, setOpened] = useState<ReadonlySet<TabName>>(new Set(['rooms']));
  const open = (name: TabName) => {
    setSelected(name);
    setOpened((before) => new Set([...before, name]));
  };

  return (
    <LinkContext value={link}>
      <TabList
        selectedValue={selected}
        aria-label={t('tabs.label')}
        className={styles.tabs}
        onTabSelect={(_event, data) => {
          const name = tabs.find((tab) => tab === data.value);
          if (name) open(name);
        }}
      >
        {tabs.map((name) => (
          <Tab key={name} value={name} id={`tab-${name}`} aria-controls={`panel-${name}`}>
            {t(`tabs.${name}`)}
          </Tab>
        ))}
      </TabList>
      {tabs.map((name) => (
        <div
          key={name}
          role="tabpanel"
          id={`panel-${name}`}
          aria-labelledby={`tab-${name}`}
          className={styles.panel}
          hidden={name !== selected}
        >
          {opened.has(name) && (
            <Suspense fallback={<Loading rows={3} rowHeight={72} />}>
              {name === 'rooms' ? <RoomsTab /> : name === 'services' ? <ServicesTab /> : <VisitorsTab />}
            </Suspense>
          )}
        </div>
      ))}
    </LinkContext>
  );
}
