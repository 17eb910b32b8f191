import { GraphError } from '../failures.ts';

/** How Graph passes on what the service behind a subscription said: status and reason inside the message. */
export function extensionError(
  status: number,
  statusName: string,
  reason: string,
  operation: 'Create' | 'Update' = 'Create',
): GraphError {
  const message = `Operation: ${operation}; Exception: [Status Code: ${statusName}; Reason: ${reason}]`;
  return new GraphError(status, 'ExtensionError', message);
}
