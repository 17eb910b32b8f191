import { domainToASCII } from 'node:url';
import * as fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { Mail } from '../../../contract/primitives.ts';

/** Composes a mail as it would be sent, without a network. */
const transport = createTransport({ streamTransport: true, buffer: true });

async function recipientsOf(address: string): Promise<readonly string[]> {
  const sent = await transport.sendMail({
    from: 'foyer@nordhavn.example',
    to: { name: '', address },
    subject: 'Visit',
    text: '.',
  });
  return sent.envelope.to;
}

const troubleOf = (address: string) => Mail.safeParse(address).error?.issues.map(({ message }) => message);

const elsewhere = 'which not every mail server takes; leave it empty or give another address';

describe('an address to write to', () => {
  test.each([
    'vera@fabrikam.example',
    'vera.olsen+work@fabrikam.example',
    "o'hara@fabrikam.example",
    'a/b=c!#$%&*^_`{|}~?@fabrikam.example',
    '"vera"@x.example',
    '"vera,olsen;(1)"@x.example',
    '"quoted\\"inside\\""@x.example',
    'vera@bücher.example',
    'vera@xn--bcher-kva.example',
    'vera@例え.テスト',
    'v@sub.sub.fabrikam.co',
  ])('is taken: %s', (address) => {
    expect(troubleOf(address)).toBeUndefined();
  });

  test.each([
    ['vera', 'must be a mail address'],
    ['@fabrikam.example', 'must be a mail address'],
    ['vera@', 'must be a mail address'],
    ['vera..olsen@fabrikam.example', 'must be a mail address'],
    ['.vera@fabrikam.example', 'must be a mail address'],
    ['a b@fabrikam.example', 'must be a mail address'],
    ['"a<b"@fabrikam.example', 'must be a mail address'],
    ['"a\r\nBcc: x@y.example"@fabrikam.example', 'must be a mail address'],
    ['Vera <vera@fabrikam.example>', 'must be a mail address'],
    ['a@x.example, b@y.example', 'must be a mail address'],
    ['vera@localhost', 'must have the name of a domain after the @'],
    ['vera@[192.0.2.1]', 'must have the name of a domain after the @'],
    ['vera@192.0.2.1', 'must have the name of a domain after the @'],
    ['vera@-x.example', 'must have the name of a domain after the @'],
    ['vera@fabrikam..example', 'must have the name of a domain after the @'],
    [`${'v'.repeat(65)}@fabrikam.example`, 'must have at most 64 characters before the @'],
    [`v@${'x.'.repeat(125)}example`, 'must have at most 254 characters'],
    ['"a b"@x.example', `has a blank or an @ in quotation marks, ${elsewhere}`],
    ['"a@b"@x.example', `has a blank or an @ in quotation marks, ${elsewhere}`],
    [
      'øjvind@fabrikam.example',
      'has letters before the @ that not every mail server takes; leave it empty or give another address',
    ],
  ])('is refused with the reason: %j', (address, reason) => {
    expect(troubleOf(address)).toEqual([reason]);
  });

  test('reaches exactly the one recipient that it names, however it is written', async () => {
    const atext = fc.constantFrom(..."abz09!#$%&'*+/=?^_`{|}~-".split(''));
    const dotted = fc
      .array(fc.string({ unit: atext, minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('.'));
    const quoted = fc
      .string({
        unit: fc.constantFrom(...'abz.,:;()[]!'.split(''), '\\"', '\\\\'),
        minLength: 1,
        maxLength: 12,
      })
      .map((text) => `"${text}"`);
    const domain = fc.constantFrom('fabrikam.example', 'bücher.example', '例え.テスト', 'a-b.c.example');
    await fc.assert(
      fc.asyncProperty(fc.oneof(dotted, quoted), domain, async (local, of) => {
        const address = Mail.parse(`${local}@${of}`);
        expect(await recipientsOf(address)).toEqual([`${local}@${domainToASCII(of)}`]);
      }),
    );
  });

  test('never becomes two recipients or a header, whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'ab@.,;:<>"\\ \r\n()[]é-'.split('')), maxLength: 24 }),
        async (typed) => {
          const parsed = Mail.safeParse(typed);
          if (!parsed.success) return;
          const [one, ...others] = await recipientsOf(parsed.data);
          expect(others).toEqual([]);
          expect(one).not.toMatch(/[\r\n<>]/);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
