import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createCall } from '../ui/api/call.ts';
import { keptIn } from './shell/kept.ts';
import { Portal } from './shell/Portal.tsx';
import type { PortalDeps } from './shell/portal-deps.ts';

/** The server puts a word here that makes styles of this page its own; undisturbed by it, nothing asks for one. */
function nonceOf(page: Document): string | null {
  const content = page.querySelector('meta[name="foyer-nonce"]')?.getAttribute('content') ?? '';
  return content === '' || content.startsWith('__') ? null : content;
}

const deps: PortalDeps = {
  callIn: (organization) => createCall({ baseUrl: location.origin, organization: () => organization }),
  remembered: keptIn(() => localStorage),
  drafts: keptIn(() => sessionStorage),
  leaveTo: (url) => location.assign(url),
  newId: () => crypto.randomUUID(),
  language: navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  nonce: nonceOf(document),
};

const root = document.querySelector('#portal');
if (!root) throw new Error('index.html has lost its #portal');
createRoot(root).render(
  <StrictMode>
    <Portal deps={deps} />
  </StrictMode>,
);
