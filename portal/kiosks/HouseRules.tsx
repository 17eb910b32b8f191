import { Body1, Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseRules as Version } from '../../contract/house-rules.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useMoment, useSession } from '../shell/session.ts';
import { EndHouseRules } from './EndHouseRules.tsx';
import { PublishRules } from './PublishRules.tsx';
import type { VersionedText } from './versioned-texts.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface HouseRulesProps {
  readonly reception: ReceptionId;
  readonly about: VersionedText;
}

/**
 * What visitors of a reception accept at a kiosk, or agree to before a photo: what is in force, a new version, and what was in
 * force before.
 */
export function HouseRules({ reception, about }: HouseRulesProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const opener = useRestoreFocusTarget();
  const [doing, setDoing] = useState<'write' | 'end' | null>(null);
  const rules = useReading(about.list, { params: { id: reception } });
  const facts = useFacts();
  return (
    <Panel title={t(about.title)}>
      <Body1>{t(about.intro)}</Body1>
      <Reading of={rules}>
        {({ versions: [latest = null, ...earlier] }) => (
          <>
            <Body1>{latest?.texts ? t('houseRules.inForce', facts(latest)) : t(about.off)}</Body1>
            {may('receptions.write') && (
              <div className={styles.actions}>
                <Button onClick={() => setDoing('write')} {...opener}>
                  {t('houseRules.write')}
                </Button>
                {latest?.texts && (
                  <Button appearance="subtle" onClick={() => setDoing('end')} {...opener}>
                    {t(about.turnOff)}
                  </Button>
                )}
              </div>
            )}
            <EarlierVersions earlier={earlier} about={about} />
            {doing === 'write' && (
              <PublishRules
                about={about}
                reception={reception}
                latest={latest}
                lastTexts={[latest, ...earlier].find((one) => one?.texts)?.texts ?? null}
                onClose={() => setDoing(null)}
              />
            )}
            {doing === 'end' && latest && (
              <EndHouseRules
                about={about}
                reception={reception}
                replaces={latest.version}
                onClose={() => setDoing(null)}
              />
            )}
          </>
        )}
      </Reading>
    </Panel>
  );
}

function EarlierVersions({
  earlier,
  about,
}: Pick<HouseRulesProps, 'about'> & { readonly earlier: readonly Version[] }) {
  const { t } = useTranslation('portal');
  const facts = useFacts();
  if (earlier.length === 0) return null;
  return (
    <ul aria-label={t('houseRules.versions')}>
      {earlier.map((one) => (
        <li key={one.version}>{t(one.texts ? 'houseRules.version' : about.offVersion, facts(one))}</li>
      ))}
    </ul>
  );
}

function useFacts() {
  const moment = useMoment();
  return ({ version, publishedAt, publishedBy }: Version) => ({
    version,
    when: moment(publishedAt),
    name: publishedBy,
  });
}
