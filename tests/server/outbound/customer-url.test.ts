import { checkEwsUrl, normalEwsUrl } from '../../../server/outbound/customer-url.ts';

describe('the address of an Exchange Server', () => {
  test.each([
    'https://mail.example.com/EWS/Exchange.asmx',
    '  https://mail.example.com/ews/exchange.ASMX ',
    'https://mail.example.com:443/EWS/Exchange.asmx',
    'https://mail.example.com:444/EWS/Exchange.asmx',
    'https://MÄIL.example.com/EWS/Exchange.asmx',
  ])('is right: %s', (text) => {
    expect(checkEwsUrl(text)).toEqual([]);
  });

  test.each([
    ['', /not an address/],
    ['mail.example.com/EWS/Exchange.asmx', /not an address/],
    ['http://mail.example.com/EWS/Exchange.asmx', /must begin with https/],
    ['ftp://mail.example.com/EWS/Exchange.asmx', /must begin with https/],
    ['https://anna@mail.example.com/EWS/Exchange.asmx', /user name and password/],
    ['https://anna:pw@mail.example.com/EWS/Exchange.asmx', /user name and password/],
    ['https://mail.example.com/EWS/Exchange.asmx?wsdl', /without \? or #/],
    ['https://mail.example.com/EWS/Exchange.asmx?', /without \? or #/],
    ['https://mail.example.com/EWS/Exchange.asmx#', /without \? or #/],
    ['https://mail.example.com:8443/EWS/Exchange.asmx', /Port 8443/],
    ['https://mail.example.com/owa', /Did you mean https:\/\/mail\.example\.com\/EWS\/Exchange\.asmx\?/],
    ['https://mail.example.com:444/', /Did you mean https:\/\/mail\.example\.com:444\/EWS/],
    [`https://mail.example.com/${'x'.repeat(600)}`, /longer than 500/],
  ])('is refused with a sentence: %s', (text, sentence) => {
    expect(checkEwsUrl(text).join('\n')).toMatch(sentence);
  });

  test('has every mistake told at once, and none of them repeats a password', () => {
    const mistakes = checkEwsUrl('http://svc:CANARY@mail.example.com:8080/owa?x=CANARY');

    expect(mistakes).toHaveLength(5);
    expect(mistakes.join('\n')).not.toContain('CANARY');
  });

  test('may have any port where the simulated tenant carries it', () => {
    const map = new Map([['https://exchange.sim.test:8443', 'http://127.0.0.1:3001']]);
    expect(checkEwsUrl('https://exchange.sim.test:8443/EWS/Exchange.asmx', map)).toEqual([]);
  });

  test.each([
    ['https://2130706433/ews/exchange.asmx', 'https://127.0.0.1/EWS/Exchange.asmx'],
    ['https://0x7f.1/EWS/Exchange.asmx', 'https://127.0.0.1/EWS/Exchange.asmx'],
    ['https://0177.0.0.1/EWS/Exchange.asmx', 'https://127.0.0.1/EWS/Exchange.asmx'],
    ['https://Mail.Example.COM:443/ews/Exchange.asmx', 'https://mail.example.com/EWS/Exchange.asmx'],
    ['https://mäil.example.com/EWS/Exchange.asmx', 'https://xn--mil-qla.example.com/EWS/Exchange.asmx'],
  ])('has one spelling: %s', (text, normal) => {
    expect(normalEwsUrl(text)).toBe(normal);
  });
});
