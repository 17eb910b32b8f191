import { Body1, Button, Caption1, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_AT_ONCE } from '../../contract/visitors.ts';
import type { FieldError } from '../../contract/problem.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { Items, Section } from '../shell/Section.tsx';
import { readPasted } from './pasted-list.ts';
import type { PastedVisitor } from './pasted-list.ts';
import type { Registering } from './use-visitors.ts';
import { emptyDraft, visitorFields } from './visitor-draft.ts';
import type { VisitorDraft, VisitorField } from './visitor-draft.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PasteVisitorsProps {
  /** Empty: the reception that serves the room. */
  readonly reception: string;
  readonly registering: Registering;
}

/** What is wrong with one line, and which person of the list it is. */
interface Wrong {
  readonly at: number;
  readonly field: VisitorField | null;
  readonly detail: string;
}

/** Many at once: all of them are registered or none, and lines that cannot be are listed; the others are one click away. */
export function PasteVisitors({ reception, registering }: PasteVisitorsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const [text, setText] = useState('');
  const [ids, setIds] = useState<readonly string[]>([]);
  const { registerMany } = registering;
  const people = readPasted(text);
  const sent = registerMany.variables ?? [];
  const wrong = registerMany.error instanceof ApiProblem ? wrongIn(registerMany.error.errors) : [];
  const isTooLong = people.length > MOST_AT_ONCE;

  const change = (typed: string) => {
    setText(typed);
    setIds(readPasted(typed).map(() => crypto.randomUUID())); // another list is other people
    registerMany.reset();
  };
  const send = (some: readonly VisitorDraft[]) =>
    registerMany.mutate(some, {
      onSuccess: () => {
        announce(t('visitors.addedMany', { count: some.length }));
        change('');
      },
    });
  const all = people.map((person, at) => draftOf(person, ids[at] ?? '', reception));
  const others = sent.filter((_one, at) => !wrong.some((one) => one.at === at));

  return (
    <Section title={t('visitors.paste')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (all.length > 0 && !isTooLong) send(all);
        }}
      >
        <Field
          label={t('visitors.pasteLabel')}
          hint={t('visitors.pasteHint')}
          validationMessage={isTooLong ? t('visitors.pasteTooLong', { count: MOST_AT_ONCE }) : null}
        >
          <Textarea value={text} rows={4} onChange={(_event, { value }) => change(value)} />
        </Field>
        {wrong.length > 0 && (
          <>
            <Body1>{t('visitors.pasteWrong', { count: wrong.length })}</Body1>
            <Items label={t('visitors.pasteWrong', { count: wrong.length })}>
              {wrong.map(({ at, field, detail }) => (
                <li key={`${at} ${field} ${detail}`}>
                  <Caption1>
                    <bdi>{sent[at]?.name || sent[at]?.mail}</bdi>: {field && t(`visitors.field.${field}`)}{' '}
                    {detail}
                  </Caption1>
                </li>
              ))}
            </Items>
          </>
        )}
        {registerMany.error && wrong.length === 0 && (
          <PaneProblem error={registerMany.error} onRetry={() => send(sent)} />
        )}
        <div className={styles.buttons}>
          <Button type="submit" disabledFocusable={all.length === 0 || isTooLong || registerMany.isPending}>
            {t('visitors.pasteButton', { count: all.length })}
          </Button>
          {wrong.length > 0 && others.length > 0 && (
            <Button disabledFocusable={registerMany.isPending} onClick={() => send(others)}>
              {t('visitors.pasteOthers', { count: others.length })}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}

function draftOf({ name, mail, company, phone }: PastedVisitor, id: string, reception: string): VisitorDraft {
  return { ...emptyDraft(), id, name, mail, company, phone, reception };
}

/** What the server says of fields, by person. */
function wrongIn(errors: readonly FieldError[]): readonly Wrong[] {
  return errors.flatMap(({ pointer, detail }) => {
    const [, at, name] = /^\/body\/visitors\/(\d+)(?:\/(\w+))?$/.exec(pointer) ?? [];
    const field = visitorFields.find((one) => one === name) ?? null;
    return at === undefined ? [] : [{ at: Number(at), field, detail }];
  });
}
