import {
  Button,
  Caption1,
  Field,
  Input,
  Select,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../contract/problem.ts';
import type { RouteReply } from '../../contract/route.ts';
import type { listRoomReceptions } from '../../contract/visitors.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { Section } from '../shell/Section.tsx';
import type { Registering } from './use-visitors.ts';
import { changed, emptyDraft, saidOf, visitorFields } from './visitor-draft.ts';
import type { VisitorDraft, VisitorField } from './visitor-draft.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  // A name may be longer than the pane is wide.
  select: { minWidth: 0, width: '100%' },
});

export type Reception = RouteReply<typeof listRoomReceptions>['receptions'][number];

interface VisitorFormProps {
  readonly draft: VisitorDraft;
  readonly receptions: readonly Reception[];
  readonly registering: Registering;
  readonly nameRef: RefObject<HTMLInputElement | null>;
  readonly onDraft: (draft: VisitorDraft) => void;
}

/** One visitor, with what their reception wants to know. */
export function VisitorForm({ draft, receptions, registering, nameRef, onDraft }: VisitorFormProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const { register } = registering;
  const here = receptions.find(({ rooms }) => rooms.length > 0);
  const reception = receptions.find(({ id }) => id === draft.reception) ?? here;
  const errors = register.error instanceof ApiProblem ? register.error.errors : [];
  const hasChoice = !here || receptions.length > 1;
  const isSaidAtFields = areSaid(errors, reception, hasChoice);
  const change = (part: Partial<VisitorDraft>) => {
    onDraft(changed(draft, part));
    register.reset();
  };
  const send = () =>
    register.mutate(draft, {
      onSuccess: () => {
        announce(t('visitors.added', { name: draft.name }));
        onDraft({ ...emptyDraft(), reception: draft.reception });
      },
    });
  const field = (name: VisitorField, asked: 'hidden' | 'optional' | 'required' = 'optional') =>
    asked !== 'hidden' && (
      <Field
        label={t(`visitors.field.${name}`)}
        required={asked === 'required'}
        validationMessage={saidOf(errors, name)}
      >
        {name === 'note' ? (
          <Textarea
            value={draft.note}
            maxLength={1_000}
            onChange={(_e, { value }) => change({ note: value })}
          />
        ) : (
          <Input
            value={draft[name]}
            type={name === 'mail' ? 'email' : name === 'phone' ? 'tel' : 'text'}
            maxLength={name === 'name' ? 300 : 320}
            autoComplete="off"
            {...(name === 'name' && { input: { ref: nameRef } })}
            onChange={(_e, { value }) => change({ [name]: value })}
          />
        )}
      </Field>
    );

  return (
    <Section title={t('visitors.add')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {field('name', 'required')}
        {field('mail', reception?.asks.mail)}
        {field('company', reception?.asks.company)}
        {field('phone', reception?.asks.phone)}
        {field('note')}
        {hasChoice && (
          <Field label={t('visitors.reception')} validationMessage={saidOf(errors, 'reception')}>
            <Select
              className={styles.select}
              select={{ className: styles.select }}
              value={draft.reception}
              onChange={(_e, { value }) => change({ reception: value })}
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
        {register.error && !isSaidAtFields && <PaneProblem error={register.error} onRetry={send} />}
        <Button type="submit" appearance="primary" disabledFocusable={register.isPending}>
          {t('visitors.addButton')}
        </Button>
      </form>
    </Section>
  );
}

/** Whether everything that is wrong stands at a field: one that is not shown cannot say it. */
function areSaid(
  errors: readonly FieldError[],
  reception: Reception | undefined,
  hasChoice: boolean,
): boolean {
  const isSaid = ({ pointer }: FieldError) =>
    isShown(pointer, reception) || (hasChoice && pointer === '/body/reception');
  return errors.length > 0 && errors.every(isSaid);
}

function isShown(pointer: string, reception: Reception | undefined): boolean {
  const field = visitorFields.find((one) => pointer === `/body/visitors/0/${one}`);
  if (field === undefined) return false;
  return field === 'name' || field === 'note' || reception?.asks[field] !== 'hidden';
}
