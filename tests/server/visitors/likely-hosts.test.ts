import { likelyHosts } from '../../../server/modules/visitors/kiosk/likely-hosts.ts';

const people = [
  'Anna Holm',
  'Anna Hansen',
  'Anna Marie Hald',
  'Bent Kjær',
  'Bent Kjær',
  'Cher',
  'Erik Olsen',
  'Erik Olsson',
  'Erik Olsby',
  'Erik Olsted',
  'José Núñez',
].map((name) => ({ name }));
const meant = (said: string) => likelyHosts(people, said).map(({ name }) => name);

describe('whom somebody at a kiosk may mean', () => {
  test.each([
    ['Anna Holm', ['Anna Holm']],
    ['anna hol', ['Anna Holm']],
    ['HOLM, Anna', ['Anna Holm']],
    ['anna marie hald', ['Anna Marie Hald']],
    ['Anna Hald', ['Anna Marie Hald']],
    ['jose nunez', ['José Núñez']],
    ['Cher', ['Cher']],
    ['che', ['Cher']],
    ['erik olsen', ['Erik Olsen']],
  ])('%j means %j', (said, names) => {
    expect(meant(said)).toEqual(names);
  });

  test.each([
    ['a first name alone', 'Anna'],
    ['a family name alone', 'Holm'],
    ['two letters of the last word', 'anna ho'],
    ['the beginning of the first word', 'ann holm'],
    ['a word too many', 'anna holm fabrikam'],
    ['one of two who are called so', 'bent kjaer'],
    ['more than three', 'erik ols'],
    ['no letters', '...'],
  ])('says nobody for %s', (_why, said) => {
    expect(meant(said)).toEqual([]);
  });
});
