import { createContext, use } from 'react';
import type { PortalDeps } from './portal-deps.ts';

export const PortalDepsContext = createContext<PortalDeps | null>(null);

export function usePortalDeps(): PortalDeps {
  const deps = use(PortalDepsContext);
  if (!deps) throw new Error('this component belongs inside the portal');
  return deps;
}
