import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { hostColumns, listListedHosts } from '../../contract/listed-hosts.ts';
import { ReceptionId } from '../../contract/visitor-ids.ts';
import { DirectoryPicker } from '../access/DirectoryPicker.tsx';
import { FileField } from '../forms/FileField.tsx';
import { EncodingField } from '../imports/EncodingField.tsx';
import { ImportForm } from '../imports/ImportForm.tsx';
import { ImportOutcome } from '../imports/ImportOutcome.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { useHostImport } from './use-host-import.ts';
import type { HostImportChoices } from './use-host-import.ts';
import { useHostPath } from './use-host-path.ts';

const sources = ['file', 'group'] as const;
const nothing: HostImportChoices = {
  source: 'file',
  file: null,
  encoding: 'utf-8',
  group: null,
  isWhole: false,
};

/** The hosts of a reception → Import. */
export function ImportHostsPage() {
  const { id = '' } = useParams();
  const reception = ReceptionId.safeParse(id).data;
  return reception ? <ImportInto reception={reception} /> : <NotFound />;
}

function ImportInto({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  const list = useReading(listListedHosts, { params: { id: reception } });
  return (
    <Page title={t('hostList.importing.title')} path={useHostPath(reception, true).path}>
      <Reading of={list}>{({ version }) => <Importer reception={reception} version={version} />}</Reading>
    </Page>
  );
}

interface ImporterProps {
  readonly reception: ReceptionId;
  /** Of the list as it was seen. */
  readonly version: number;
}

function Importer({ reception, version }: ImporterProps) {
  const { t } = useTranslation('portal');
  const { time, announce } = useSession();
  const [, go] = useLocation();
  const [choices, setChoices] = useState(nothing);
  const [isMissing, setMissing] = useState(false);
  const { report, problem, isSending, send } = useHostImport(reception, version, choices);
  const isRight = report !== null && report.isDryRun && report.counts.refused === 0;
  const home = `/receptions/${reception}/hosts`;
  const change = (changes: Partial<HostImportChoices>) => {
    setMissing(false);
    setChoices({ ...choices, ...changes });
  };

  const submit = async () => {
    setMissing(choices[choices.source] === null);
    const answer = await send(!isRight);
    if (!answer?.isImported) return;
    announce(t('hostList.importing.done'));
    go(home);
  };
  return (
    <>
      <ImportForm
        title={t('hostList.importing.title')}
        intro={t('hostList.importing.intro')}
        hint={
          choices.source === 'file'
            ? t('hostList.importing.columns', { names: time.list(hostColumns) })
            : t('hostList.importing.group')
        }
        problem={problem}
        isSending={isSending}
        isRight={isRight}
        home={home}
        onSubmit={() => void submit()}
      >
        <Field label={t('hostList.importing.source')}>
          <RadioGroup
            value={choices.source}
            onChange={(_event, { value }) =>
              change({ source: sources.find((one) => one === value) ?? 'file' })
            }
          >
            {sources.map((one) => (
              <Radio key={one} value={one} label={t(`hostList.importing.sources.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
        {choices.source === 'file' ? (
          <>
            <FileField
              label={t('imports.file')}
              accept=".csv,text/csv"
              onChoose={(file) => change({ file })}
              mistake={isMissing ? t('imports.chooseFirst') : undefined}
              isRequired
            />
            <EncodingField value={choices.encoding} onChange={(encoding) => change({ encoding })} />
          </>
        ) : (
          <DirectoryPicker
            kind="group"
            chosen={choices.group?.name ?? null}
            onChoose={(group) => change({ group })}
            mistake={isMissing ? t('hostList.importing.chooseGroup') : undefined}
            isRequired
          />
        )}
        <Checkbox
          label={t('hostList.importing.isWhole')}
          checked={choices.isWhole}
          onChange={(_event, { checked }) => change({ isWhole: checked === true })}
        />
      </ImportForm>
      {report && <ImportOutcome report={report} />}
    </>
  );
}
