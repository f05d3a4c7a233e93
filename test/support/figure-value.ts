import type { Figure } from '../../server/modules/equity/domain/figure.js';

/** A figure as a number, for comparing with reference values. */
export function figureValue(figure: Figure): number {
  if (!figure.defined) throw new Error(`there is no figure: ${figure.reason}`);
  return Number(figure.numerator) / Number(figure.denominator);
}
