import { windowsOf } from '../../graph/zones.ts';
import { ewsRefusals } from '../ews-error.ts';
import { resolveFolder } from '../folders.ts';
import { child } from '../read-xml.ts';
import { windowsZones, zoneDefinition } from '../time-zones.ts';
import { el } from '../write-xml.ts';
import { responseMessages } from './operation.ts';
import type { Operation } from './operation.ts';

/** GetServerTimeZones: Windows' zones, all or those that are named; ids that no zone has are passed over. Rules come along unless they are declined. */
export const getServerTimeZones: Operation = ({ world }, { element }) =>
  responseMessages('GetServerTimeZones', [
    () => {
      const wanted = child(element, 'Ids')?.children.map(({ text }) => text.trim());
      const zones = windowsZones().filter((name) => wanted?.includes(name) ?? true);
      const full = !/^(false|0)$/.test(element.attributes.ReturnFullTimeZoneData?.trim() ?? 'true');
      const now = Date.parse(world.clock.now());
      return {
        parts: [
          el(
            'm:TimeZoneDefinitions',
            null,
            zones.map((name) => zoneDefinition('t:TimeZoneDefinition', name, full, now)),
          ),
        ],
      };
    },
  ]);

/** GetUserConfiguration: of all settings objects a mailbox may keep, working hours exist here. */
export const getUserConfiguration: Operation = ({ caller }, { element }) =>
  responseMessages('GetUserConfiguration', [
    () => {
      const named = child(element, 'UserConfigurationName');
      const [given] = named?.children ?? [];
      if (!named || !given) throw ewsRefusals.itemNotFound();
      const { mailbox, name } = resolveFolder(caller, given);
      if (name !== 'calendar' || named.attributes.Name !== 'WorkHours') throw ewsRefusals.itemNotFound();
      const hours = `<?xml version="1.0"?><Root xmlns="WorkingHours.xsd"><WorkHoursVersion1><TimeZone><Name>${windowsOf(mailbox.timeZone)}</Name></TimeZone><TimeSlot><Start>08:00:00</Start><End>17:00:00</End></TimeSlot><WorkDays>Monday Tuesday Wednesday Thursday Friday</WorkDays></WorkHoursVersion1></Root>`;
      return {
        parts: [
          el(
            'm:UserConfiguration',
            null,
            el(
              't:UserConfigurationName',
              { Name: named.attributes.Name },
              el('t:DistinguishedFolderId', { Id: 'calendar' }),
            ),
            el('t:XmlData', null, Buffer.from(hours).toString('base64')),
          ),
        ],
      };
    },
  ]);
