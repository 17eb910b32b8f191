import { Body1, Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../shell/session.ts';
import { AddSelected } from './AddSelected.tsx';
import { filterMailboxes } from './filter-mailboxes.ts';
import type { MailboxFilter } from './filter-mailboxes.ts';
import { MailboxWords } from './MailboxWords.tsx';
import { PickerFilters } from './PickerFilters.tsx';
import { changed } from './selection.ts';
import type { Found } from './selection.ts';
import { VirtualRows } from './VirtualRows.tsx';

const useStyles = makeStyles({
  summary: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface PickerProps {
  readonly integration: string;
  readonly mailboxes: readonly Found[];
  /** Looked up by address: chosen as soon as they come. */
  readonly preselected: readonly Found[];
}

/** Thousands of mailboxes: search, filters, a choice that outlives them, and what becomes of it. */
export function Picker({ integration, mailboxes, preselected }: PickerProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const [filter, setFilter] = useState<MailboxFilter>({ search: '', kind: 'all', building: null });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<readonly Found[]>([]);
  if (taken !== preselected) {
    setTaken(preselected);
    setSelected(
      changed(
        selected,
        preselected.filter(isFree).map(({ mailbox }) => mailbox),
        true,
      ),
    );
  }
  const applied = useDeferredValue(filter);
  const shown = useMemo(() => filterMailboxes(mailboxes, applied), [mailboxes, applied]);
  const free = shown.filter(isFree).map(({ mailbox }) => mailbox);
  const chosen = mailboxes
    .filter((one) => isFree(one) && selected.has(one.mailbox))
    .map(({ mailbox }) => mailbox);

  return (
    <>
      <PickerFilters filter={filter} onChange={setFilter} mailboxes={mailboxes} />
      <div className={styles.summary}>
        <output>
          <Body1>
            {t('calendars.found', {
              count: mailboxes.length,
              all: time.number(mailboxes.length),
              shown: time.number(shown.length),
            })}
            {' · '}
            {t('calendars.selected', { count: chosen.length })}
          </Body1>
        </output>
        <Button size="small" onClick={() => setSelected(changed(selected, free, true))}>
          {t('calendars.selectShown')}
        </Button>
        <Button size="small" onClick={() => setSelected(new Set())}>
          {t('calendars.selectNone')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <Body1>{t('calendars.picker.nothing')}</Body1>
      ) : (
        <VirtualRows
          label={t('calendars.picker.list')}
          count={shown.length}
          keyOf={(index) => shown[index]?.mailbox ?? String(index)}
          rowHeight={64}
          renderRow={(index, tabIndex) => {
            const one = shown[index];
            return (
              one && (
                <Checkbox
                  input={{ tabIndex }}
                  checked={!isFree(one) || selected.has(one.mailbox)}
                  disabled={!isFree(one)}
                  onChange={(_event, { checked }) =>
                    setSelected(changed(selected, [one.mailbox], checked === true))
                  }
                  label={<MailboxWords of={one} integration={integration} />}
                />
              )
            );
          }}
        />
      )}
      <AddSelected integration={integration} chosen={chosen} onDone={() => setSelected(new Set())} />
    </>
  );
}

/** Not a calendar of this organization yet. */
function isFree({ addedThrough }: Found): boolean {
  return addedThrough === null;
}
