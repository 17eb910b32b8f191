import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateReply } from '../../contract/services.ts';
import { Conversation } from './Conversation.tsx';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start' } });

interface TalkProps {
  readonly template: TemplateReply;
  readonly timeZone: string;
}

/** Opens and closes the conversation about a request; what was said is asked for only while it is open. */
export function Talk({ template, timeZone }: TalkProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const provider = template.provider.name;
  return (
    <>
      <Button size="small" className={styles.button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {template.messages > 0
          ? t('services.talk.said', { count: template.messages, provider })
          : t('services.talk.begin', { provider })}
      </Button>
      {isOpen && <Conversation template={template} timeZone={timeZone} />}
    </>
  );
}
