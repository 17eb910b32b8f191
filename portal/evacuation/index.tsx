import { createInstance } from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { OrganizationId } from '../../contract/primitives.ts';
import { ReceptionId } from '../../contract/visitor-ids.ts';
import { createCall } from '../../ui/api/call.ts';
import { keptIn } from '../shell/kept.ts';
import { evacuationTexts } from '../texts/evacuation.ts';
import './evacuation.css';
import { EvacuationPage } from './EvacuationPage.tsx';
import { keepPageHere } from './keep-page-here.ts';

/** An answer that takes longer is no answer when the alarm rings: what is kept here is shown meanwhile. */
const PATIENCE_MS = 4_000;

/** Real time in milliseconds since 1970. */
const now = () => performance.timeOrigin + performance.now();

const texts = createInstance();
void texts.init({
  lng: 'en',
  resources: { en: { portal: { evacuation: evacuationTexts } } },
  defaultNS: 'portal',
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes
});

const asked = new URLSearchParams(location.search);
const organization = OrganizationId.safeParse(asked.get('organization'));
const reception = ReceptionId.safeParse(asked.get('reception'));
const root = document.querySelector('#evacuation');
if (!root) throw new Error('index.html has lost its #evacuation');

if (organization.success && reception.success) {
  const call = createCall({
    baseUrl: location.origin,
    organization: () => organization.data,
    timeoutMs: PATIENCE_MS,
  });
  const kept = keptIn(() => localStorage);
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <EvacuationPage
          call={call}
          kept={kept}
          organization={organization.data}
          reception={reception.data}
          now={now}
          isToPrint={asked.has('print')}
          language={navigator.language}
        />
      </I18nextProvider>
    </StrictMode>,
  );
  keepPageHere();
} else location.replace('/portal/front-desk'); // which reception is meant is chosen there
