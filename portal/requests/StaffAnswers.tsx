import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import type { AskedProperty } from '../../contract/properties.ts';
import { fillIn, readRequest } from '../../contract/request-page.ts';
import { listBoard } from '../../contract/board.ts';
import { BoardRequest } from '../../contract/service-teams.ts';
import { AnswerFields } from '../../ui/answers/AnswerFields.tsx';
import { givenAnswers, typedAnswers } from '../../ui/answers/typed-answers.ts';
import { Form } from '../forms/Form.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface StaffAnswersProps {
  readonly request: BoardRequest;
  readonly asks: readonly AskedProperty[];
}

/**
 * What the team fills in itself. What is typed stays, whatever others do with the request meanwhile: these answers are
 * nobody else's business, so they are saved over a version that is newer in other ways.
 */
export function StaffAnswers({ request, asks }: StaffAnswersProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, fillIn);
  const [typed, setTyped] = useState(() => typedAnswers(request.staffProperties));
  const newer = newerOf(submit.problem, BoardRequest);
  const mistakes = new Map(
    [...submit.mistakes].map(([pointer, mistake]) => [pointer.slice('/properties/'.length), mistake]),
  );
  const save = async () => {
    const version = Math.max(request.version, newer?.version ?? 0);
    const body = { properties: givenAnswers(asks, typed) };
    const saved = await submit.send({ params: { id: request.id }, version, body });
    stale(readRequest, listBoard);
    if (saved !== null) announce(t('requests.page.saved'));
  };
  return (
    <Form
      label={t('requests.page.filledIn')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void save()}
      actions={
        <Button type="submit" disabledFocusable={submit.isSending}>
          {t('requests.page.save')}
        </Button>
      }
    >
      <AnswerFields asks={asks} answers={typed} onChange={setTyped} mistakes={mistakes} />
    </Form>
  );
}
