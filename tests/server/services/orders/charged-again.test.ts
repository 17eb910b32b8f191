import { CostCenterId } from '../../../../contract/finance.ts';
import { chargedAgain } from '../../../../server/modules/services/orders/charged-again.ts';

const center = (code: string) => ({
  id: CostCenterId.parse(`40000000-0000-4000-8000-00000000${code}`),
  code,
  name: code,
});
const [administration, sales, development] = ['1000', '2000', '3000'].map(center) as [
  ReturnType<typeof center>,
  ReturnType<typeof center>,
  ReturnType<typeof center>,
];

describe('whom a date is charged to when its order is changed', () => {
  test('is whom the team has set for it, as long as the organizer changes something else', () => {
    expect(chargedAgain(sales, { before: administration, wished: administration })).toBe(sales);
    expect(chargedAgain(sales, { before: null, wished: null })).toBe(sales);
    expect(chargedAgain(null, { before: administration, wished: administration })).toBeNull();
  });

  test('is whom the organizer chooses anew', () => {
    expect(chargedAgain(sales, { before: administration, wished: development })).toBe(development);
    expect(chargedAgain(sales, { before: administration, wished: null })).toBeNull();
    expect(chargedAgain(null, { before: null, wished: development })).toBe(development);
  });
});
