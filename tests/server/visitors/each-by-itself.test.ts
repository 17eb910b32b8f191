import { eachByItself } from '../../../server/modules/visitors/each-by-itself.ts';

test('what fails for one visitor is told, and the others have their turn', async () => {
  const troubles: unknown[] = [];
  const worked: string[] = [];
  const sum = await eachByItself(
    ['vera', 'damaged', 'li'],
    async (name) => {
      await Promise.resolve();
      if (name === 'damaged') throw new Error('cannot be opened');
      worked.push(name);
      return 1;
    },
    (error) => troubles.push(error),
  );
  expect([sum, worked]).toEqual([2, ['vera', 'li']]);
  expect(troubles).toEqual([new Error('cannot be opened')]);
});
