import { Recurrence } from '../../contract/recurrence.ts';

/** `Office.MailboxEnums.RecurrenceType.Weekday`. */
const WEEKDAY: string = 'weekday';

/**
 * Office's recurrence in the words of the contract; null when it says something that no Office of today says, because a
 * series that is misunderstood is worse than one that is taken for a single meeting until a room's calendar shows it.
 * addin/events.ts, which may import nothing, says the same: change both together.
 */
export function toRecurrence(office: Office.Recurrence): Recurrence | null {
  const { recurrenceType, recurrenceProperties, seriesTime } = office;
  const read = Recurrence.safeParse({
    recurrenceType,
    // Office gives properties that belong to other types as undefined, and weekdays carry none at all.
    ...(recurrenceType !== WEEKDAY && {
      recurrenceProperties: Object.fromEntries(
        Object.entries(recurrenceProperties ?? {}).filter(
          ([, value]) => value !== undefined && value !== null,
        ),
      ),
    }),
    seriesTime: {
      startDate: seriesTime.getStartDate(),
      endDate: seriesTime.getEndDate() || null,
      startTime: /\d{2}:\d{2}/.exec(seriesTime.getStartTime())?.[0],
      durationMinutes: seriesTime.getDuration(),
    },
  });
  return read.success ? read.data : null;
}
