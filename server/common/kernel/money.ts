/**
 * A percentage of an amount, with half a penny rounded up.
 * In whole numbers throughout, so that no binary fraction decides a penny.
 * @param percent a whole number
 */
export function percentOf(pence: number, percent: number): number {
  const hundredths = pence * percent + 50;
  return (hundredths - (hundredths % 100)) / 100;
}
