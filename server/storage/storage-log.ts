/** Lines for the log; pino's logger fits. */
export interface StorageLog {
  readonly info: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}
