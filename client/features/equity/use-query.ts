/** Between the address, which is what people send each other, and what is asked of the server. */
import type { LocationQuery } from 'vue-router';
import type { CentreUseQuery, EquityChoices } from '#shared/contracts/equity.contract.js';
import { termName } from '#shared/contracts/vocabulary.js';
import type { Choice } from '../../ui/choice.js';
import { EQUITY, TERMS, yearText } from './equity.texts.js';

/** What the three fields of the filter hold. */
export interface UseFilter {
  /** The id of a centre, or of an authority for all its centres together. */
  place: string;
  year: string;
  /** '' for the whole school year. */
  term: string;
}

interface Place {
  id: string;
  label: string;
  query: Pick<CentreUseQuery, 'authorityId' | 'centreId'>;
}

function placesOf({ authorities }: EquityChoices): Place[] {
  return authorities.flatMap(({ id, name, together, centres }) => [
    ...(together ? [{ id, label: EQUITY.allOf(name), query: { authorityId: id } }] : []),
    ...centres.map((centre) => ({
      id: centre.id,
      label: centre.name,
      query: { authorityId: id, centreId: centre.id },
    })),
  ]);
}

export interface AskedUse {
  filter: UseFilter;
  query: CentreUseQuery;
  /** Whether the address asked for something that is not on offer. */
  corrected: boolean;
}

/** @returns null when there is no place whose figures the person may see */
export function askedUse(address: LocationQuery, choices: EquityChoices): AskedUse | null {
  const asked = (name: string): string => {
    const value = address[name];
    return typeof value === 'string' ? value : '';
  };
  const places = placesOf(choices);
  const place = places.find(({ id }) => id === asked('place')) ?? places[0];
  if (!place) return null;
  const wanted = { place: asked('place'), year: asked('year'), term: asked('term') };
  const year = choices.academicYears.find((one) => String(one) === wanted.year) ?? choices.current.academicYear;
  const term = termName.safeParse(wanted.term).data;
  const filter = { place: place.id, year: String(year), term: term ?? '' };
  return {
    filter,
    query: { ...place.query, academicYear: year, ...(term ? { term } : {}) },
    corrected: (Object.keys(wanted) as (keyof UseFilter)[]).some(
      (name) => wanted[name] !== '' && wanted[name] !== filter[name],
    ),
  };
}

export function filterChoices(choices: EquityChoices): { places: Choice[]; years: Choice[]; terms: Choice[] } {
  return {
    places: placesOf(choices).map(({ id, label }) => ({ value: id, label })),
    years: choices.academicYears.map((year) => ({ value: String(year), label: yearText(year) })),
    terms: [
      { value: '', label: EQUITY.wholeYear },
      ...termName.options.map((term) => ({ value: term, label: TERMS[term] })),
    ],
  };
}
