import { Loading } from '../../ui/feedback/Loading.tsx';

/** Stands where a page will be. */
export function PageSkeleton() {
  return <Loading rows={5} rowHeight={64} />;
}
