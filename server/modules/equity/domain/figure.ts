import type { Figure as PrintedFigure, FigureSymbol } from '#shared/contracts/equity.contract.js';
import { roundQuotient } from './rounding.js';

/** Why there is no figure. Never NaN, infinity or a silent 0. */
export type Absence =
  'no_use' | 'no_host' | 'unknown_roll' | 'zero_roll' | 'zero_denominator' | 'fewer_than_two_units' | 'confidential';

/** An exact fraction of whole numbers, or the reason why there is none. */
export type Figure =
  | { readonly defined: true; readonly numerator: bigint; readonly denominator: bigint }
  | { readonly defined: false; readonly reason: Absence };

export const absent = (reason: Absence): Figure => ({ defined: false, reason });

/** @param ifNothing why there is no figure when the denominator is 0 */
export function fraction(numerator: number, denominator: number, ifNothing: Absence = 'zero_denominator'): Figure {
  if (denominator === 0) return absent(ifNothing);
  return { defined: true, numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

export const whole = (value: number): Figure => fraction(value, 1);

/** One figure over another; what is missing in either is missing in the result. */
export function over(above: Figure, below: Figure): Figure {
  if (!above.defined) return above;
  if (!below.defined) return below;
  if (below.numerator === 0n) return absent('zero_denominator');
  return {
    defined: true,
    numerator: above.numerator * below.denominator,
    denominator: above.denominator * below.numerator,
  };
}

export const times = (figure: Figure, factor: number): Figure =>
  figure.defined ? { ...figure, numerator: figure.numerator * BigInt(factor) } : figure;

/** Below, at or above: negative, 0, positive. Only figures that are defined can be compared. */
export function compare(a: Figure, b: Figure): number {
  if (!a.defined || !b.defined) throw new TypeError('a figure that is absent cannot be compared');
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** For reading and publishing: rounded half up, or the symbol that stands for what is missing. */
export function printed(figure: Figure, places: number): PrintedFigure {
  if (!figure.defined) return symbolFor(figure.reason);
  const rounded = roundQuotient(figure.numerator, figure.denominator, places);
  return rounded === 0 && figure.numerator > 0n ? 'low' : rounded;
}

function symbolFor(reason: Absence): FigureSymbol {
  if (reason === 'confidential') return 'c';
  return reason === 'unknown_roll' ? 'x' : 'z';
}
