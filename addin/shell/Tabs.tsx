import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../ui/api/call.ts';
import { useAnnouncer } from '../../ui/feedback/use-announcer.ts';
import { createTimeFormat } from '../../ui/time/format.ts';
import type { ComposedMeeting } from '../outlook/composed-meeting.ts';
import { RoomsTab } from '../rooms/RoomsTab.tsx';
import { Frame } from './Frame.tsx';
import { PaneContext } from './pane.ts';
import type { Me } from './me.ts';

const useStyles = makeStyles({
  // A tab is padded by itself; its text stands in line with everything else.
  tabs: { margin: `calc(-1 * ${tokens.spacingVerticalS}) calc(-1 * ${tokens.spacingHorizontalM}) 0` },
  panel: { paddingTop: tokens.spacingVerticalS },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface TabsProps {
  readonly me: Me;
  readonly organization: Me['organizations'][number];
  readonly meeting: ComposedMeeting;
  readonly call: Call;
  readonly language: string;
  readonly onChangeOrganization: (() => void) | null;
}

export function Tabs({ me, organization, meeting, call, language, onChangeOrganization }: TabsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const time = useMemo(() => createTimeFormat(language), [language]);
  const action = useAnnouncer();
  const result = useAnnouncer();
  const pane = useMemo(
    () => ({
      organization: organization.id,
      call,
      meeting,
      time,
      now: me.now,
      announce: action.announce,
      announceResult: result.announce,
    }),
    [organization.id, call, meeting, time, me.now, action.announce, result.announce],
  );

  return (
    <Frame
      person={me.person.name}
      organization={organization.name}
      onChangeOrganization={onChangeOrganization}
    >
      <TabList selectedValue="rooms" aria-label={t('tabs.label')} className={styles.tabs}>
        <Tab value="rooms" id="tab-rooms" aria-controls="panel-rooms">
          {t('tabs.rooms')}
        </Tab>
      </TabList>
      <PaneContext value={pane}>
        <div role="tabpanel" id="panel-rooms" aria-labelledby="tab-rooms" className={styles.panel}>
          <RoomsTab />
        </div>
      </PaneContext>
      <output className={styles.spoken}>{action.spoken}</output>
      <output className={styles.spoken}>{result.spoken}</output>
    </Frame>
  );
}
