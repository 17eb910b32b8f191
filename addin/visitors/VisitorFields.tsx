import { Caption1, Field, Input, Select, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import type { listRoomReceptions } from '../../contract/visitors.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { saidOf } from './visitor-draft.ts';
import type { VisitorDraft, VisitorField } from './visitor-draft.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  // A name may be longer than the pane is wide.
  select: { minWidth: 0, width: '100%' },
});

export type Reception = RouteReply<typeof listRoomReceptions>['receptions'][number];

interface VisitorFieldsProps {
  readonly draft: VisitorDraft;
  readonly receptions: readonly Reception[];
  /** What the server said to the last try; null: nothing. */
  readonly error: Error | null;
  /** Where the fields stand in the body that was sent. */
  readonly at: string;
  readonly nameRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (part: Partial<VisitorDraft>) => void;
}

/** What is said of one visitor, with what their reception wants to know and what was wrong with it. */
export function VisitorFields({ draft, receptions, error, at, nameRef, onChange }: VisitorFieldsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const here = receptions.find(({ rooms }) => rooms.length > 0);
  const reception = receptionOf(receptions, draft);
  const errors = error instanceof ApiProblem ? error.errors : [];
  const field = (name: VisitorField, asked: 'hidden' | 'optional' | 'required' = 'optional') =>
    asked !== 'hidden' && (
      <Field
        label={t(`visitors.field.${name}`)}
        required={asked === 'required'}
        validationMessage={saidOf(errors, at, name)}
      >
        {name === 'note' ? (
          <Textarea
            value={draft.note}
            maxLength={1_000}
            onChange={(_e, { value }) => onChange({ note: value })}
          />
        ) : (
          <Input
            value={draft[name]}
            type={name === 'mail' ? 'email' : name === 'phone' ? 'tel' : 'text'}
            maxLength={name === 'name' ? 300 : 320}
            autoComplete="off"
            {...(name === 'name' && { input: { ref: nameRef } })}
            onChange={(_e, { value }) => onChange({ [name]: value })}
          />
        )}
      </Field>
    );

  return (
    <>
      {field('name', 'required')}
      {field('mail', reception?.asks.mail)}
      {field('company', reception?.asks.company)}
      {field('phone', reception?.asks.phone)}
      {field('note')}
      {hasChoice(receptions) && (
        <Field label={t('visitors.reception')} validationMessage={saidOf(errors, at, 'reception')}>
          <Select
            className={styles.select}
            select={{ className: styles.select }}
            value={draft.reception}
            onChange={(_e, { value }) => onChange({ reception: value })}
          >
            <option value="">
              {here ? t('visitors.ofRoom', { reception: here.name }) : t('visitors.chooseReception')}
            </option>
            {receptions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {reception && (
        <Caption1 className={styles.quiet}>
          {t('visitors.privacy', { reception: reception.name, count: reception.retentionDays })}
        </Caption1>
      )}
    </>
  );
}

/** Whether everything that is wrong stands at a field: one that is not shown cannot say it. */
export function isSaidAtFields(
  error: Error | null,
  at: string,
  receptions: readonly Reception[],
  draft: VisitorDraft,
): boolean {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return false;
  const reception = receptionOf(receptions, draft);
  const shown = new Set([
    `${at}name`,
    `${at}note`,
    ...(['mail', 'company', 'phone'] as const)
      .filter((field) => reception?.asks[field] !== 'hidden')
      .map((field) => `${at}${field}`),
    ...(hasChoice(receptions) ? ['/body/reception'] : []),
  ]);
  return error.errors.every(({ pointer }) => shown.has(pointer));
}

/** The chosen one, else the one that serves the room. */
function receptionOf(receptions: readonly Reception[], draft: VisitorDraft): Reception | undefined {
  return (
    receptions.find(({ id }) => id === draft.reception) ?? receptions.find(({ rooms }) => rooms.length > 0)
  );
}

function hasChoice(receptions: readonly Reception[]): boolean {
  return receptions.length > 1 || receptions.every(({ rooms }) => rooms.length === 0);
}
