import { describe, expect, it } from '@jest/globals';
import { missingHelpers } from './own-wanted.js';

const wanted = { minutes: 60, equipment: [], tutorSkill: 'radio', vehicle: true };
const onlyTutor = { ...wanted, vehicle: false };

describe('who is missing at a time of one’s own', () => {
  it('is nobody when all were found, or none is wanted', () => {
    expect(missingHelpers(wanted, { offers: [{}] })).toBe('');
    expect(missingHelpers({ ...onlyTutor, tutorSkill: '' }, null)).toBe('');
  });

  it('is said of the tutor, the minibus, or both together', () => {
    const nothing = { offers: [] };
    expect(missingHelpers(onlyTutor, nothing)).toMatch(/^No tutor for radio is free/);
    expect(missingHelpers({ ...wanted, tutorSkill: '' }, nothing)).toMatch(/^The minibus is not free/);
    expect(missingHelpers(wanted, null)).toMatch(/^A tutor for radio and the minibus are not both free/);
  });
});
