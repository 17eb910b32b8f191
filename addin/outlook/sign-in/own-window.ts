import { readDialogMessage } from './dialog-message.ts';
import type { DialogAnswer } from './dialog-message.ts';

/** By this name the sign-in page knows that it was opened without Office; it outlives the way through other origins. */
export const OWN_WINDOW = 'foyer-sign-in';

/** How often to look whether the person closed the window: browsers send no event for it. */
const LOOK_EVERY_MS = 500;

/**
 * The sign-in page in a window of our own, for pages that are not served over https: Office opens no dialog for those
 * (12005). Only the product on this computer is ever served so. Call it straight from a click, or the browser blocks it.
 */
export async function messageFromOwnWindow(url: string, origin: string): Promise<DialogAnswer> {
  const opened = window.open(url, OWN_WINDOW, 'popup,width=480,height=640');
  if (!opened) return { got: 'nothing', reason: 'popup-blocked' };

  return await new Promise((resolve) => {
    const end = (answer: DialogAnswer) => {
      removeEventListener('message', listen);
      clearInterval(looking);
      opened.close();
      resolve(answer);
    };
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== opened || event.origin !== origin) return;
      const answer = readDialogMessage(event.data);
      if (answer) end(answer);
    };
    const looking = setInterval(() => {
      if (opened.closed) end({ got: 'canceled' });
    }, LOOK_EVERY_MS);
    addEventListener('message', listen);
  });
}
