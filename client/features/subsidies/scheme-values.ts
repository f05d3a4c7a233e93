import type { TransportSchemeView } from '#shared/contracts/subsidies.contract.js';

/** What the fields of the scheme's form hold; null where nothing is typed yet. */
export interface SchemeValues {
  financialYear: string;
  budgetPence: number | null;
  perVisitCapPence: number | null;
  perSchoolCapPence: number | null;
  bands: { minMiles: number | null; maxMiles: number | null; percent: number | null }[];
}

/** A new year begins with the rules of the year before, where there is one, and asks for its budget. */
export function newScheme(financialYear: number, before: TransportSchemeView | undefined): SchemeValues {
  const rules = before ? toValues(before) : NO_RULES;
  return {
    ...rules,
    bands: rules.bands.map((band) => ({ ...band })),
    financialYear: String(financialYear),
    budgetPence: null,
  };
}

const NO_RULES = {
  perVisitCapPence: null,
  perSchoolCapPence: null,
  bands: [{ minMiles: null, maxMiles: null, percent: null }],
};

export const toValues = (scheme: TransportSchemeView): SchemeValues => ({
  financialYear: String(scheme.financialYear),
  budgetPence: scheme.budgetPence,
  perVisitCapPence: scheme.perVisitCapPence,
  perSchoolCapPence: scheme.perSchoolCapPence,
  bands: scheme.bands.map((band) => ({ ...band })),
});
