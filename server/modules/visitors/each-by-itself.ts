/**
 * Works on each in turn and gives the sum. One that fails is told of and keeps nobody else waiting: what is due for one
 * visitor must not hang on what is wrong with another, perhaps of another organization.
 */
export async function eachByItself<T>(
  all: readonly T[],
  work: (one: T) => Promise<number>,
  onTrouble: (error: unknown) => void,
): Promise<number> {
  let sum = 0;
  for (const one of all) {
    try {
      sum += await work(one);
    } catch (error) {
      onTrouble(error);
    }
  }
  return sum;
}
