import { Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { DecimalMark, importColumns } from '../../contract/menu-import.ts';
import { readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { ProviderId } from '../../contract/services.ts';
import { SelectField } from '../forms/fields.tsx';
import { FileField } from '../forms/FileField.tsx';
import { EncodingField } from '../imports/EncodingField.tsx';
import { ImportForm } from '../imports/ImportForm.tsx';
import { ImportOutcome } from '../imports/ImportOutcome.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { useMenuPath } from './menu-path.ts';
import { useImport } from './use-import.ts';
import type { ImportChoices } from './use-import.ts';

/** A menu → Import a file. */
export function ImportPage() {
  const { id = '' } = useParams();
  const provider = ProviderId.safeParse(id).data;
  return provider ? <ImportInto provider={provider} /> : <NotFound />;
}

function ImportInto({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('portal');
  const menu = useReading(readMenu, { params: { id: provider } });
  const path = useMenuPath({ id: provider, name: menu.data?.provider.name });
  return (
    <Page title={t('menus.importing.title')} path={path}>
      <Reading of={menu}>{(read) => <Importer menu={read} />}</Reading>
    </Page>
  );
}

function Importer({ menu }: { readonly menu: MenuReply }) {
  const { t } = useTranslation('portal');
  const { time, announce } = useSession();
  const [, go] = useLocation();
  const [choices, setChoices] = useState<ImportChoices>({ file: null, encoding: 'utf-8', decimal: null });
  const [isMissing, setMissing] = useState(false);
  const { report, problem, isSending, send } = useImport(menu, choices);
  const isRight = report !== null && report.isDryRun && report.counts.refused === 0;
  const home = `/providers/${menu.provider.id}/menu`;
  const change = (changes: Partial<ImportChoices>) => {
    setMissing(false);
    setChoices({ ...choices, ...changes });
  };

  const submit = async () => {
    setMissing(choices.file === null);
    const answer = await send(!isRight);
    if (!answer?.isImported) return;
    announce(t('menus.importing.done', { count: answer.counts.created + answer.counts.changed }));
    go(home);
  };
  return (
    <>
      <ImportForm
        title={t('menus.importing.title')}
        intro={t('menus.importing.intro')}
        hint={t('menus.importing.columns', { names: time.list(importColumns) })}
        problem={problem}
        isSending={isSending}
        isRight={isRight}
        home={home}
        onSubmit={() => void submit()}
      >
        <FileField
          label={t('imports.file')}
          accept=".csv,text/csv"
          onChoose={(file) => change({ file })}
          mistake={isMissing ? t('imports.chooseFirst') : undefined}
          isRequired
        />
        <EncodingField value={choices.encoding} onChange={(encoding) => change({ encoding })} />
        <SelectField
          label={t('menus.importing.decimal')}
          value={choices.decimal ?? 'detect'}
          onChange={(value) => change({ decimal: DecimalMark.safeParse(value).data ?? null })}
          options={(['detect', ...DecimalMark.options] as const).map((value) => ({
            value,
            label: t(`menus.importing.decimals.${value}`),
          }))}
        />
      </ImportForm>
      {report && (
        <ImportOutcome report={report}>
          <Caption1>{t(`menus.importing.detected.${report.decimal ?? 'none'}`)}</Caption1>
          {report.newCategories.length > 0 && (
            <Caption1>
              {t('menus.importing.newCategories', { names: time.list(report.newCategories) })}
            </Caption1>
          )}
        </ImportOutcome>
      )}
    </>
  );
}
