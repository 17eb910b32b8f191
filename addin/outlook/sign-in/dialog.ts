import { askOffice } from '../office-call.ts';
import { readDialogMessage } from './dialog-message.ts';
import type { DialogAnswer } from './dialog-message.ts';
import type { PaneToken, Rung } from './ladder.ts';
import { messageFromOwnWindow } from './own-window.ts';

/** Exchanges the ticket for a session of this pane, or names the code of the problem. Never rejects. */
export type ExchangeTicket = (
  ticket: string,
  verifier: string,
) => Promise<PaneToken | { readonly problem: string }>;

/** 12006: the person closed the dialog; 12009: they ignored Office's question whether to open it. */
const closedByPerson = new Set([12_006, 12_009]);

/** A sign-in window for every Outlook that has no single sign-on; the ticket is bound to this pane (RFC 7636, S256). */
export function dialogSignIn(origin: string, exchange: ExchangeTicket): Rung {
  const open = origin.startsWith('https:') ? messageFromOffice : messageFromOwnWindow;
  return {
    name: 'dialog',
    silently: () => Promise.resolve({ got: 'needs-click' }),
    onClick: async () => {
      const verifier = base64Url(crypto.getRandomValues(new Uint8Array(32)));
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
      const url = `${origin}/addin/sign-in.html?challenge=${base64Url(new Uint8Array(hash))}`;
      const answer = await open(url, origin);
      if ('got' in answer) return answer;

      const token = await exchange(answer.ticket, verifier);
      return 'problem' in token ? { got: 'nothing', reason: token.problem } : { got: 'token', token };
    },
  };
}

async function messageFromOffice(url: string, origin: string): Promise<DialogAnswer> {
  const opened = await askOffice<Office.Dialog>((done) =>
    Office.context.ui.displayDialogAsync(url, { height: 60, width: 30 }, done),
  );
  if (!opened.ok) return ended(opened.code);

  const dialog = opened.value;
  return await new Promise((resolve) => {
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (args) => {
      // Any page the dialog wanders to could speak; only ours is heard where Outlook says who spoke.
      if ('origin' in args && args.origin !== undefined && args.origin !== origin) return;
      const answer = readDialogMessage('message' in args ? args.message : undefined);
      if (!answer) return;
      dialog.close();
      resolve(answer);
    });
    dialog.addEventHandler(Office.EventType.DialogEventReceived, (args) => {
      resolve(ended('error' in args ? args.error : 0));
    });
  });
}

function ended(code: number): DialogAnswer {
  return closedByPerson.has(code) ? { got: 'canceled' } : { got: 'nothing', reason: String(code) };
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
