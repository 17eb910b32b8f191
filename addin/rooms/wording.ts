import type { TFunction } from 'i18next';
import type { TimeFormat } from '../../ui/time/format.ts';

/** What it takes to say something in the person’s language, at the meeting’s own times. */
export interface Wording {
  readonly t: TFunction<'pane'>;
  readonly time: TimeFormat;
  /** The meeting's zone, in which all times are written. */
  readonly timeZone: string;
}
