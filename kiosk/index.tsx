import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createCall } from '../ui/api/call.ts';
import { KioskPage } from './KioskPage.tsx';
import type { KioskPageDeps } from './KioskPage.tsx';
import { printBadge } from './flow/print-badge.ts';
import { findPhotographer } from './photo/photographer.ts';
import { findCamera } from './scan/camera.ts';
import { passIn } from './scan/pass-in.ts';

/** Somebody stands there and waits: what has not come by then is tried again. */
const CALL_MS = 10_000;

/** Takes the pass out of the address, so that neither history nor screen shows it. */
function takePass(): string | null {
  const pass = passIn(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return pass;
}

/** The server puts a word here that makes styles of this page its own; undisturbed by it, nothing asks for one. */
function nonceOf(page: Document): string | null {
  const content = page.querySelector('meta[name="foyer-nonce"]')?.getAttribute('content') ?? '';
  return content === '' || content.startsWith('__') ? null : content;
}

const deps: KioskPageDeps = {
  call: createCall({ baseUrl: location.origin, organization: () => null, timeoutMs: CALL_MS }),
  pass: takePass(),
  followAddress: (onPass) => {
    const changed = () => {
      const pass = takePass();
      if (pass !== null) onPass(pass);
    };
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  },
  camera: findCamera().catch(() => null), // a browser whose reader is broken has none
  photographer: findPhotographer(),
  printBadge,
  language: navigator.language,
  nonce: nonceOf(document),
};

const root = document.querySelector('#kiosk');
if (!root) throw new Error('index.html has lost its #kiosk');
createRoot(root).render(
  <StrictMode>
    <KioskPage deps={deps} />
  </StrictMode>,
);
