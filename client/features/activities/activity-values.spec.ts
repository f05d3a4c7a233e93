import { describe, expect, it } from '@jest/globals';
import { writeActivity, type StaffActivityView } from '#shared/contracts/activities.contract.js';
import { activityValues, newRow, sentActivity } from './activity-values.js';

const POOL = 'a7e6cf0c-8d45-4a7b-9f6e-000000000001';
const OTHER = 'a7e6cf0c-8d45-4a7b-9f6e-000000000002';

const stored: StaffActivityView = {
  id: POOL,
  centre: { id: POOL, name: 'Quayside CLC' },
  state: 'draft',
  version: 3,
  title: 'Podcasting',
  summary: 'Record a podcast.',
  description: 'Listen.\n\nRecord.',
  keyStages: ['ks2', 'ks3'],
  phases: ['primary'],
  durationMinutes: 90,
  minPupils: 4,
  maxPupils: 20,
  features: ['radio studio', 'sound-proof', 'round table'],
  equipment: [
    { poolId: POOL, name: 'Recorders', quantity: 1, per: 'pupils', pupilsPerUnit: 2 },
    { poolId: OTHER, name: 'Mixer', quantity: 3, per: 'group', pupilsPerUnit: null },
  ],
  tutorSkill: null,
  preparationMinutes: 10,
  links: [{ title: 'English', url: 'https://curriculum.example/english' }],
  picture: null,
  warnings: [],
  availableActions: ['edit'],
};

describe('the editor of an activity', () => {
  it('sends back what it was opened on when nothing is changed', () => {
    expect(writeActivity.parse(sentActivity(activityValues(stored)))).toEqual({
      title: 'Podcasting',
      summary: 'Record a podcast.',
      description: 'Listen.\n\nRecord.',
      keyStages: ['ks2', 'ks3'],
      phases: ['primary'],
      durationMinutes: 90,
      minPupils: 4,
      maxPupils: 20,
      features: ['radio studio', 'sound-proof', 'round table'],
      equipment: [
        { poolId: POOL, per: 'pupils', pupilsPerUnit: 2 },
        { poolId: OTHER, per: 'group', quantity: 3 },
      ],
      tutorSkill: null,
      preparationMinutes: 10,
      links: [{ title: 'English', url: 'https://curriculum.example/english' }],
    });
  });

  it('splits typed features at commas and leaves out empty ones', () => {
    const sent = sentActivity({ ...activityValues(null), known: ['stage'], other: ' round table, ,sound-proof,' });
    expect(sent.features).toEqual(['stage', 'round table', 'sound-proof']);
  });

  it('asks for the equipment of a row that nobody filled in', () => {
    const answer = writeActivity.safeParse(sentActivity({ ...activityValues(stored), equipment: [newRow()] }));
    expect(answer.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['equipment.0.poolId', 'Choose the equipment'],
    ]);
  });
});
