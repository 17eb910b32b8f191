import { Caption1, Subtitle2, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Produced, ProducedFor, Production } from '../../../contract/board.ts';
import { useSession } from '../../shell/session.ts';
import { usePaperSize } from '../paper/paper-styles.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    '@media print': { color: '#000', backgroundColor: '#fff', fontSize: '10pt', gap: '8pt' },
  },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, breakInside: 'avoid' },
  head: { margin: 0 },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    '@media print': { borderBottom: '0.5pt solid #000' },
  },
  number: { width: '96px', fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2, '@media print': { color: '#000' } },
  requests: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

interface ProductionTableProps {
  readonly title: string;
  readonly production: Production;
  readonly timeZone: string;
}

/** The totals of the day, then each hour with the requests behind it; printed as it stands. */
export function ProductionTable({ title, production, timeZone }: ProductionTableProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  usePaperSize('list');
  const { time } = useSession();
  const facts = ({ number, room, deliverAt, status }: Omit<ProducedFor, 'quantity'>): Facts => ({
    number,
    room,
    when: time.clock(deliverAt, timeZone),
    status: t(`requests.statuses.${status}`),
  });
  return (
    <section className={styles.list} aria-label={title}>
      <Subtitle2 as="h2" className={styles.head}>
        {title}
      </Subtitle2>
      {production.totals.length > 0 && (
        <Things label={t('requests.production.totals')} things={production.totals} />
      )}
      {production.hours.map(({ from, items, texts }) => {
        const label = t('requests.production.hour', { from: time.clock(from, timeZone) });
        return (
          <div key={from} className={styles.part}>
            {items.length > 0 && <Things label={label} things={items} facts={facts} />}
            {texts.length > 0 && (
              <>
                <Subtitle2 as="h3" className={styles.head}>
                  {items.length > 0 ? t('requests.production.asked') : label}
                </Subtitle2>
                <ul className={styles.requests}>
                  {texts.map((one) => (
                    <li key={one.request} className={styles.text} dir="auto">
                      {t('requests.production.text', { ...facts(one), text: one.text })}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}

interface Facts {
  readonly number: string;
  readonly room: string;
  readonly when: string;
  readonly status: string;
}

interface ThingsProps {
  readonly label: string;
  readonly things: readonly (Produced & { readonly requests?: readonly ProducedFor[] })[];
  /** What is said of a request; without it nothing is. */
  readonly facts?: (of: ProducedFor) => Facts;
}

function Things({ label, things, facts }: ThingsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Subtitle2 as="h3" className={styles.head}>
        {label}
      </Subtitle2>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              {t('requests.production.quantity')}
            </th>
            <th scope="col" className={styles.cell}>
              {t('requests.production.thing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {things.map(({ name, unit, choices, quantity, pending, packed, contents, requests = [] }) => (
            <tr key={JSON.stringify([name, unit, choices, contents])}>
              <td className={mergeClasses(styles.cell, styles.number)}>{quantity}</td>
              <td className={styles.cell}>
                {choices.length === 0 ? name : `${name} (${choices.join(', ')})`}
                {contents.length > 0 && (
                  <Caption1 className={styles.quiet}>
                    {t('requests.production.contents', {
                      contents: contents.map((one) => `${one.quantity} × ${one.name}`).join(', '),
                    })}
                  </Caption1>
                )}
                {packed > 0 && (
                  <Caption1 className={styles.quiet}>
                    {t('requests.production.packed', { count: packed })}
                  </Caption1>
                )}
                {pending > 0 && (
                  <Caption1 className={styles.quiet}>
                    {t('requests.production.pending', { count: pending })}
                  </Caption1>
                )}
                {facts &&
                  requests.map((one) => (
                    <Caption1 key={one.request} className={styles.quiet}>
                      {t('requests.production.request', { quantity: one.quantity, ...facts(one) })}
                    </Caption1>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
