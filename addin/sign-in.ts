import { OWN_WINDOW } from './outlook/sign-in/own-window.ts';
import { paneCatalogue } from './texts/catalogue.ts';

/**
 * The page in the sign-in window. It comes twice: first opened by the pane with `?challenge=`, when it goes on to the
 * server's sign-in; then sent back by the server with `#ticket=` or `#error=`, when it tells the pane and is done.
 * The first page of an Office dialog must lie on the add-in's own origin, which is why the pane does not open the
 * server's address itself.
 */
async function run(): Promise<void> {
  const returned = new URLSearchParams(location.hash.slice(1));
  const ticket = returned.get('ticket');
  const error = returned.get('error');
  const challenge = new URLSearchParams(location.search).get('challenge') ?? '';
  const t = paneCatalogue(navigator.language).getFixedT(null, 'pane');

  const tellPane = await wayToPane();
  if (!tellPane) {
    say(t('signIn.dialogAlone'));
  } else if (ticket !== null) {
    tellPane(JSON.stringify({ ticket }));
    say(t('signIn.dialogDone'));
  } else if (error !== null) {
    tellPane(JSON.stringify({ error: problemCode(error) }));
    say(t('signIn.dialogFailed', { code: problemCode(error) }));
  } else if (/^[A-Za-z0-9_-]{43}$/.test(challenge)) {
    say(t('signIn.dialogWaiting'));
    location.replace(`/auth/dialog/start?challenge=${challenge}`);
  } else {
    say(t('signIn.dialogAlone'));
  }
}

/** How to speak to the pane that opened this window, and to no other origin; null when no pane did. */
async function wayToPane(): Promise<((message: string) => void) | null> {
  const opener = window.opener as Window | null;
  if (window.name === OWN_WINDOW) {
    return opener && ((message) => opener.postMessage(message, location.origin));
  }
  if (typeof Office === 'undefined') return null;
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Outlook) return null;
  return (message) => Office.context.ui.messageParent(message, { targetOrigin: location.origin });
}

/** Whatever stands in an address may have been written by anybody; a code is short and plain. */
function problemCode(text: string): string {
  return /^[a-z0-9-]{1,60}$/.test(text) ? text : 'unknown';
}

function say(sentence: string): void {
  const said = document.querySelector('#said');
  if (said) said.textContent = sentence;
}

void run();
