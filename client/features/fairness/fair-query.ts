/** Between the address, which is what people send each other, and what is asked of the server. */
import type { LocationQuery } from 'vue-router';
import type { EquityChoices } from '#shared/contracts/equity.contract.js';
import type { Choice } from '../../ui/choice.js';
import { yearText } from './fairness.texts.js';

export interface AskedCentre {
  readonly centreId: string;
  readonly academicYear: number;
}

const centresOf = ({ authorities }: EquityChoices) => authorities.flatMap(({ centres }) => centres);

/** What is not on offer gives way to what is. @returns null when there is no centre to see */
export function askedCentre(address: LocationQuery, choices: EquityChoices): AskedCentre | null {
  const centres = centresOf(choices);
  const centre = centres.find(({ id }) => id === address['centre']) ?? centres[0];
  if (!centre) return null;
  const year = choices.academicYears.find((one) => String(one) === address['year']);
  return { centreId: centre.id, academicYear: year ?? choices.current.academicYear };
}

export const fairChoices = (choices: EquityChoices): { centres: Choice[]; years: Choice[] } => ({
  centres: centresOf(choices).map(({ id, name }) => ({ value: id, label: name })),
  years: choices.academicYears.map((year) => ({ value: String(year), label: yearText(year) })),
});
