import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';

interface ReadingProps<T> {
  readonly of: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** What was read, else that it is on its way, else why it is not here; what is shown stays when a renewal fails. */
export function Reading<T>({ of, children }: ReadingProps<T>) {
  const again = () => void of.refetch();
  if (of.data === undefined) {
    return of.error === null || of.isFetching ? (
      <PageSkeleton />
    ) : (
      <ProblemNotice error={of.error} onRetry={again} />
    );
  }
  return (
    <>
      {of.error !== null && <ProblemNotice error={of.error} onRetry={again} />}
      {children(of.data)}
    </>
  );
}
