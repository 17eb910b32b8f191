import { createContext } from 'react';
import type { OrganizationId } from '../../contract/primitives.ts';
import { ORGANIZATION_HEADER } from '../../contract/session.ts';

/** Opens `GET /portal-api/live` in an organization; the answer's body goes on for as long as the server tells. Throws when nobody answers. */
export type LiveSource = (organization: OrganizationId, signal: AbortSignal) => Promise<Response>;

/** The browser's own EventSource sends no header, so it could not say in which organization. */
const fetchLive: LiveSource = async (organization, signal) =>
  await fetch('/portal-api/live', {
    headers: { accept: 'text/event-stream', [ORGANIZATION_HEADER]: organization },
    credentials: 'same-origin',
    cache: 'no-store',
    signal,
  });

export const LiveSourceContext = createContext<LiveSource>(fetchLive);
