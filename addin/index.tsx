import { StrictMode, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openDialogSession } from '../contract/session.ts';
import { ApiProblem, NoAnswer } from '../ui/api/call-error.ts';
import { createCall } from '../ui/api/call.ts';
import type { ColorScheme } from '../ui/theme.ts';
import { followColorScheme } from './outlook/color-scheme.ts';
import { openMeeting } from './outlook/open-meeting.ts';
import { displayLanguage, surroundings } from './outlook/readiness.ts';
import type { Surroundings } from './outlook/readiness.ts';
import { recallForPerson, rememberForPerson } from './outlook/remembered.ts';
import { readSettings } from './outlook/settings.ts';
import { keepSentinelsOutOfTabOrder } from './outlook/tab-order.ts';
import type { ExchangeTicket } from './outlook/sign-in/dialog.ts';
import { outlookSignIn } from './outlook/sign-in/sign-in.ts';
import type { PaneDeps } from './shell/pane-deps.ts';
import { TaskPane } from './shell/TaskPane.tsx';

/** Everything real behind the pane: Outlook, the sign-in through it, and the server that this page came from. */
function connect(): PaneDeps {
  const here = { baseUrl: location.origin, language: displayLanguage() };
  const callBeforeSignIn = createCall({
    ...here,
    getToken: () => Promise.resolve(null),
    organization: () => null,
  });
  const exchange: ExchangeTicket = async (ticket, verifier) => {
    try {
      const session = await callBeforeSignIn(openDialogSession, { body: { ticket, verifier } });
      return { token: session.token, expiresAt: Date.parse(session.expiresAt) };
    } catch (error) {
      if (error instanceof ApiProblem) return { problem: error.code ?? error.instance };
      return { problem: error instanceof NoAnswer ? error.reason : 'failed' };
    }
  };
  const signIn = outlookSignIn(readSettings(document), exchange);
  return {
    signIn,
    callIn: (organization) =>
      createCall({ ...here, getToken: signIn.token, organization: () => organization }),
    pictureIn: (organization) => async (path) => {
      const { fetchFile } = await import('../ui/api/fetch-file.ts'); // few people look at a picture
      return (await fetchFile(path, { organization, getToken: signIn.token, mayBeKept: true })).content;
    },
    openMeeting,
    recall: recallForPerson,
    remember: rememberForPerson,
    language: here.language,
  };
}

function Page({ where, deps }: { readonly where: Surroundings; readonly deps: PaneDeps | null }) {
  const [scheme, setScheme] = useState<ColorScheme>('light');
  useLayoutEffect(() => followColorScheme(setScheme), []); // before the first paint
  return <TaskPane scheme={scheme} surroundings={where} deps={deps} />;
}

async function start(): Promise<void> {
  const where = await surroundings();
  const deps = where === 'outlook' ? connect() : null;
  const root = document.querySelector('#pane');
  if (!root) throw new Error('taskpane.html has lost its #pane');
  if (deps) keepSentinelsOutOfTabOrder(document);
  createRoot(root).render(
    <StrictMode>
      <Page where={where} deps={deps} />
    </StrictMode>,
  );
}

void start();
