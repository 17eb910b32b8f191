import { readDialogMessage } from '../../../addin/outlook/sign-in/dialog-message.ts';

test('takes a ticket, and the code of a problem, from the sign-in page', () => {
  expect(readDialogMessage('{"ticket":"abc"}')).toEqual({ ticket: 'abc' });
  expect(readDialogMessage('{"error":"ticket-refused"}')).toEqual({
    got: 'nothing',
    reason: 'ticket-refused',
  });
});

test.each([
  undefined,
  7,
  'nonsense',
  '{"ticket":""}',
  '{"ticket":"a","more":1}',
  `{"ticket":"${'a'.repeat(201)}"}`,
])('hears nothing in %p', (text) => {
  expect(readDialogMessage(text)).toBeNull();
});
