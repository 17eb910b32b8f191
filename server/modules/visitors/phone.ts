import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

/**
 * A telephone number as E.164 (`+4512345678`), whether it was written nationally (then of `country`, ISO 3166) or with its
 * country code. Null: not a number that the numbering plan of its country knows.
 */
export function asE164(written: string, country: string): string | null {
  const number = parsePhoneNumberFromString(written, { defaultCountry: country as CountryCode }); // an unknown one is as good as none
  return number?.isValid() && !number.ext ? number.number : null;
}
