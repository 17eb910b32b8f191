import {
  Body1,
  Button,
  Caption1,
  Field,
  Radio,
  RadioGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findHosts } from '../../contract/walk-ins.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { TenantNotices } from '../access/TenantNotices.tsx';
import { TextField } from '../forms/fields.tsx';
import { FEWEST_LETTERS, usePaused } from '../forms/use-paused.ts';
import { useReading } from '../shell/reading.ts';
import type { AnyFoundHost, ChosenHost } from './walk-in.ts';

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  chosen: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  found: { maxHeight: '240px', overflowY: 'auto' },
});

interface HostPickerProps {
  readonly reception: string;
  readonly chosen: ChosenHost | null;
  readonly onChoose: (host: ChosenHost | null) => void;
  readonly mistake?: string | undefined;
  /** A name alone will not do. */
  readonly isOnlyFound?: boolean;
  /** What the field is called, where nobody is visited. */
  readonly words?: { readonly label: string; readonly hint: string };
}

/** Finds whom somebody at the desk visits; whom the directory does not have, or cannot tell, is noted by name. */
export function HostPicker(props: HostPickerProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { chosen, onChoose } = props;
  if (chosen === null) return <HostSearch {...props} />;
  return (
    <div className={styles.chosen}>
      <Body1>
        {chosen.kind === 'found'
          ? t('frontDesk.walkIn.hostFound', { name: chosen.host.name })
          : t('frontDesk.walkIn.hostNamed', { name: chosen.name })}
      </Body1>
      <Button size="small" onClick={() => onChoose(null)}>
        {t('frontDesk.walkIn.otherHost')}
      </Button>
    </div>
  );
}

function HostSearch({ reception, onChoose, mistake, isOnlyFound = false, words }: HostPickerProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [text, setText] = useState('');
  const search = usePaused(text.trim());
  const isEnabled = search.length >= FEWEST_LETTERS;
  const answer = useReading(findHosts, { query: { reception, search } }, { isEnabled });
  const isAsked = isEnabled && search === text.trim();
  const { label, hint } = words ?? {
    label: t('frontDesk.walkIn.host'),
    hint: t('frontDesk.walkIn.hostHint'),
  };
  return (
    <div className={styles.picker}>
      <TextField label={label} hint={hint} value={text} onChange={setText} mistake={mistake} isRequired />
      {isAsked && <Answer answer={answer} onChoose={onChoose} />}
      {isAsked && !answer.isFetching && !isOnlyFound && (
        <div>
          <Button size="small" onClick={() => onChoose({ kind: 'name', name: search })}>
            {t('frontDesk.walkIn.noteName', { name: search })}
          </Button>
        </div>
      )}
    </div>
  );
}

interface AnswerProps extends Pick<HostPickerProps, 'onChoose'> {
  readonly answer: UseQueryResult<RouteReply<typeof findHosts>>;
}

function Answer({ answer, onChoose }: AnswerProps) {
  const { t } = useTranslation('portal');
  return (
    <>
      {answer.isFetching && <Caption1>{t('frontDesk.walkIn.searching')}</Caption1>}
      {answer.error !== null && <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && <FoundHosts {...answer.data} onChoose={(host) => onChoose({ kind: 'found', host })} />}
    </>
  );
}

interface FoundHostsProps extends RouteReply<typeof findHosts> {
  readonly onChoose: (host: AnyFoundHost) => void;
}

function FoundHosts({ listed, hosts: others, notices, onChoose }: FoundHostsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const hosts: readonly AnyFoundHost[] = [...listed, ...others];
  return (
    <>
      <TenantNotices notices={notices} />
      {hosts.length === 0 ? (
        <Body1>{t('frontDesk.walkIn.nobody')}</Body1>
      ) : (
        <Field label={t('frontDesk.walkIn.found')}>
          <RadioGroup
            className={styles.found}
            value=""
            onChange={(_event, { value }) => {
              const host = hosts.find((one) => keyOf(one) === value);
              if (host) onChoose(host);
            }}
          >
            {hosts.map((host) => (
              <Radio
                key={keyOf(host)}
                value={keyOf(host)}
                label={host.mail === null ? host.name : `${host.name} · ${host.mail}`}
              />
            ))}
          </RadioGroup>
        </Field>
      )}
    </>
  );
}

function keyOf(host: AnyFoundHost): string {
  return 'tenantId' in host ? `${host.tenantId} ${host.id}` : host.id;
}
