import type { KeyStage, YearGroup } from '../contracts/vocabulary.js';

const STAGE_OF: Readonly<Record<YearGroup, KeyStage>> = {
  N: 'early_years',
  R: 'early_years',
  '1': 'ks1',
  '2': 'ks1',
  '3': 'ks2',
  '4': 'ks2',
  '5': 'ks2',
  '6': 'ks2',
  '7': 'ks3',
  '8': 'ks3',
  '9': 'ks3',
  '10': 'ks4',
  '11': 'ks4',
  '12': 'ks5',
  '13': 'ks5',
  adult: 'adult',
};

/** The key stage of a group in England by its year groups; `mixed` when they belong to several. */
export function keyStageOf(yearGroups: readonly YearGroup[]): KeyStage {
  const [first, ...others] = new Set(yearGroups.map((year) => STAGE_OF[year]));
  return first !== undefined && others.length === 0 ? first : 'mixed';
}
