import { createLadder } from '../../../addin/outlook/sign-in/ladder.ts';
import type { Rung, RungAnswer, TokenWish } from '../../../addin/outlook/sign-in/ladder.ts';
import { answerOf } from '../../../addin/outlook/sign-in/nested-app.ts';
import { expiryOf } from '../../../addin/outlook/sign-in/office-sso.ts';

const HOUR = 3_600_000;
const cached = { fresh: false, claims: null };
const token = (name: string, expiresAt = HOUR): RungAnswer => ({
  got: 'token',
  token: { token: name, expiresAt },
});
const nothing: RungAnswer = { got: 'nothing', reason: '13012' };
const needsClick: RungAnswer = { got: 'needs-click' };

interface Script {
  readonly silently?: readonly RungAnswer[];
  readonly onClick?: readonly RungAnswer[];
}

/** A way of signing in that answers as written (the last answer for ever) and notes what it was asked. */
function aRung(name: Rung['name'], script: Script) {
  const asked: (TokenWish & { how: string })[] = [];
  const answer = (how: 'silently' | 'onClick') => (wish: TokenWish) => {
    asked.push({ how, ...wish });
    const answers = script[how] ?? [nothing];
    const turn = asked.filter((one) => one.how === how).length - 1;
    return Promise.resolve(answers[Math.min(turn, answers.length - 1)] ?? nothing);
  };
  return { name, asked, silently: answer('silently'), onClick: answer('onClick') };
}

const never = () => 0;

test('takes the first way that gives a token and asks no other', async () => {
  const office = aRung('office', { silently: [token('office')] });
  const ladder = createLadder([aRung('nested-app', { silently: [token('nested')] }), office], never);

  expect(await ladder.token(cached)).toBe('nested');
  expect(office.asked).toEqual([]);
});

test.each(['13001', '13006', '13012', 'no_account_error'])(
  'goes on to the next way after %s',
  async (reason) => {
    const ladder = createLadder(
      [
        aRung('nested-app', { silently: [{ got: 'nothing', reason }] }),
        aRung('office', { silently: [token('office')] }),
      ],
      never,
    );
    expect(await ladder.token(cached)).toBe('office');
  },
);

test('opens no window without a click, however many ways want one', async () => {
  const rungs = [
    aRung('nested-app', { silently: [needsClick] }),
    aRung('dialog', { silently: [needsClick] }),
  ];
  const ladder = createLadder(rungs, never);

  expect(await ladder.token(cached)).toBeNull();
  expect(rungs.flatMap((rung) => rung.asked.map((one) => one.how))).toEqual(['silently', 'silently']);
});

test('on a click tries the first way that wants one, and skips those that cannot work here', async () => {
  const nested = aRung('nested-app', { silently: [nothing] });
  const dialog = aRung('dialog', { silently: [needsClick], onClick: [token('dialog')] });
  const ladder = createLadder([nested, dialog], never);
  await ladder.token(cached);

  expect(await ladder.byClick()).toEqual({ outcome: 'signed-in' });
  expect(nested.asked.map((one) => one.how)).toEqual(['silently']);
  expect(await ladder.token(cached)).toBe('dialog');
});

test('opens no second window after the person closed the first', async () => {
  const dialog = aRung('dialog', { silently: [needsClick], onClick: [token('dialog')] });
  const ladder = createLadder([aRung('nested-app', { onClick: [{ got: 'canceled' }] }), dialog], never);

  expect(await ladder.byClick()).toEqual({ outcome: 'canceled' });
  expect(dialog.asked).toEqual([]);
});

test('names what every way answered when none worked', async () => {
  const ladder = createLadder(
    [aRung('nested-app', {}), aRung('dialog', { onClick: [{ got: 'nothing', reason: 'ticket-refused' }] })],
    never,
  );
  expect(await ladder.byClick()).toEqual({
    outcome: 'failed',
    reasons: ['nested-app: 13012', 'dialog: ticket-refused'],
  });
});

test('keeps a token until a minute before its end', async () => {
  let now = 0;
  const nested = aRung('nested-app', { silently: [token('one'), token('two', 2 * HOUR)] });
  const ladder = createLadder([nested], () => now);

  expect(await ladder.token(cached)).toBe('one');
  now = HOUR - 60_001;
  expect(await ladder.token(cached)).toBe('one');
  now = HOUR - 60_000;
  expect(await ladder.token(cached)).toBe('two');
});

test('asks anew for a fresh token and passes a claims challenge on as it is', async () => {
  const nested = aRung('nested-app', { silently: [token('one'), token('two')] });
  const ladder = createLadder([nested], never);
  await ladder.token(cached);

  expect(await ladder.token({ fresh: true, claims: '{"access_token":{}}' })).toBe('two');
  expect(nested.asked[1]).toEqual({ how: 'silently', fresh: true, claims: '{"access_token":{}}' });
});

test('a challenge that nobody could answer silently goes along with the click', async () => {
  const nested = aRung('nested-app', { silently: [needsClick], onClick: [token('strong')] });
  const ladder = createLadder([nested], never);
  await ladder.token({ fresh: true, claims: 'c1' });
  await ladder.byClick();

  expect(nested.asked[1]).toEqual({ how: 'onClick', fresh: true, claims: 'c1' });
});

test('many calls at once share one climb', async () => {
  const nested = aRung('nested-app', { silently: [token('one')] });
  const ladder = createLadder([nested], never);

  expect(await Promise.all([ladder.token(cached), ladder.token(cached), ladder.token(cached)])).toEqual([
    'one',
    'one',
    'one',
  ]);
  expect(nested.asked).toHaveLength(1);
});

test.each([
  ['interaction_required', { got: 'needs-click' }],
  ['user_cancelled', { got: 'canceled' }],
  ['no_account_error', { got: 'nothing', reason: 'no_account_error' }],
])('takes %s of the broker for what it is', (code, answer) => {
  expect(answerOf(code)).toEqual(answer);
});

test('reads when an Office token ends, and does not keep one that it cannot read', () => {
  const claims = btoa(JSON.stringify({ exp: 1_800_000_000 })).replaceAll('=', '');
  expect(expiryOf(`h.${claims}.s`)).toBe(1_800_000_000_000);
  expect(expiryOf('opaque')).toBe(0);
});

test('renewing takes a newer token without asking anybody', async () => {
  const nested = aRung('nested-app', { silently: [token('before'), token('after')] });
  const ladder = createLadder([nested], never);
  await ladder.token(cached);

  await ladder.renew();

  expect(await ladder.token(cached)).toBe('after');
  expect(nested.asked.at(-1)).toEqual({ how: 'silently', fresh: true, claims: null });
});

test('renewing keeps the sign-in where no newer token can be had', async () => {
  const dialog = aRung('dialog', { onClick: [token('session')] });
  const ladder = createLadder([dialog], never);
  dialog.silently = () => Promise.resolve(needsClick);
  await ladder.token(cached);
  await ladder.byClick();

  await ladder.renew();

  expect(await ladder.token(cached)).toBe('session');
});
