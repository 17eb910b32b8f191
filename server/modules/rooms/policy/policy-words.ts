import type { PolicyRefusal } from '../../../../contract/policy-refusals.ts';

/** What a policy has against a meeting in a room, in a sentence of English for Outlook's dialog, as the pane says it. */
export function policySentence(refusal: PolicyRefusal, room: string): string {
  const by = refusal.from ? ` (${refusal.from})` : '';
  switch (refusal.code) {
    case 'restricted':
      return `${room} is only for certain people${by}.`;
    case 'closed-day':
      return `${room} is closed on ${refusal.day}: ${refusal.name}${by}.`;
    case 'outside-hours': {
      const hours = refusal.hours.map(({ from, to }) => `${from}–${to}`).join(', ');
      return hours === ''
        ? `${room} is closed on ${refusal.day}${by}.`
        : `${room} is open ${hours} on ${refusal.day}${by}.`;
    }
    case 'too-long':
      return `${room} is given for at most ${lengthOf(refusal.most)}${by}.`;
    case 'too-soon':
      return `${room} must be booked ${lengthOf(refusal.minutes)} ahead${by}.`;
    case 'too-far-ahead':
      return `${room} can be booked up to ${refusal.last}${by}.`;
    case 'too-few':
      return `${room} is for ${refusal.needed} people or more${by}.`;
    case 'too-many-open':
      return `You have ${refusal.open} meetings ahead in such rooms and may have ${refusal.most}${by}.`;
    case 'too-many-hours':
      break;
  }
  return `You would have ${lengthOf(refusal.minutes)} in such rooms that week and may have ${refusal.mostHours} hours${by}.`;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** `90` is `1 hour 30 minutes`. */
function lengthOf(minutes: number): string {
  const parts = [
    count(Math.floor(minutes / DAY), 'day'),
    count(Math.floor((minutes % DAY) / HOUR), 'hour'),
    count(Math.floor(minutes % HOUR), 'minute'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no time' : parts.join(' ');
}

function count(number: number, unit: string): string {
  return number === 0 ? '' : `${number} ${unit}${number === 1 ? '' : 's'}`;
}
