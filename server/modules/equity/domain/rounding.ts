/**
 * The quotient of two whole numbers, rounded half up to so many decimal places (negative ones round to tens, hundreds …).
 * Works on the fraction itself, since a half is lost as soon as it is written as a binary number: 1.005 gives 1.01.
 */
export function roundQuotient(numerator: number | bigint, denominator: number | bigint, places: number): number {
  const [top, bottom] =
    places >= 0
      ? [BigInt(numerator) * power(places), BigInt(denominator)]
      : [BigInt(numerator), BigInt(denominator) * power(-places)];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return places >= 0 ? Number(rounded) / 10 ** places : Number(rounded * power(-places));
}

const power = (places: number): bigint => 10n ** BigInt(places);
