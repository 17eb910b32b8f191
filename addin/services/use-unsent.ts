import { useEffect, useRef, useState } from 'react';
import { MOST_MESSAGE } from '../../contract/conversations.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { usePane } from '../shell/pane.ts';

/**
 * A message to a team as it is being typed: kept with the form in Outlook, as what is being ordered is, so that closing the
 * conversation or the pane loses no word. Our server knows nothing of it before it is sent.
 */
export function useUnsent(
  template: TemplateReply['id'],
): readonly [text: string, put: (text: string) => void] {
  const { meeting } = usePane();
  const [text, setText] = useState('');
  const touched = useRef(false);

  useEffect(() => {
    let gone = false;
    void meeting.recall(`message ${template}`).then((kept) => {
      if (!gone && kept && !touched.current) setText(kept.slice(0, MOST_MESSAGE));
      return kept;
    });
    return () => {
      gone = true;
    };
  }, [meeting, template]);

  const put = (next: string) => {
    touched.current = true;
    setText(next);
    void meeting.keep(`message ${template}`, next);
  };
  return [text, put];
}
