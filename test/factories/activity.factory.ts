import type { WriteActivity } from '#shared/contracts/activities.contract.js';
import type { Caller } from '../support/people.js';
import { formOf } from '../support/form.js';
import { aPng } from '../pictures/picture.factory.js';

/** Podcasting for Key Stage 3: two hours for 8 to 28 pupils, with nothing that a small city has not got. */
export const anActivity = (over: Partial<WriteActivity> = {}): WriteActivity => ({
  title: 'Podcasting',
  summary: 'Plan, record and edit a short podcast.',
  description: 'Pupils listen to a podcast.\n\nThen they make one.',
  keyStages: ['ks3'],
  phases: ['secondary'],
  durationMinutes: 120,
  minPupils: 8,
  maxPupils: 28,
  features: [],
  equipment: [],
  tutorSkill: 'radio',
  preparationMinutes: 15,
  links: [{ title: 'English programme of study', url: 'https://curriculum.example/english' }],
  ...over,
});

/** Activities of one centre, written and published by one of its staff through the API. */
export class ActivityBook {
  constructor(
    private readonly staff: Caller,
    private readonly centreId: string,
  ) {}

  write(over: Partial<WriteActivity> = {}) {
    return this.staff.post(`/api/v1/centres/${this.centreId}/activities`, anActivity(over));
  }

  /** @returns its id */
  async draft(over: Partial<WriteActivity> = {}): Promise<string> {
    const answer = await this.write(over);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json().id;
  }

  /** @returns its id; its version is 2 */
  async published(over: Partial<WriteActivity> = {}): Promise<string> {
    const id = await this.draft(over);
    await this.staff.post(`/api/v1/activities/${id}/publication`, {}, { 'if-match': '"1"' });
    return id;
  }
}

/** Sends a picture as the editor does. */
export async function sendPicture(
  staff: Caller,
  activityId: string,
  { version = 1, bytes = aPng(), alternativeText = 'A microphone', name = 'picture.png' } = {},
) {
  const { payload, headers } = await formOf({ alternativeText }, { name, bytes });
  const url = `/api/v1/activities/${activityId}/picture`;
  return staff.request('PUT', url, { payload, headers: { ...headers, 'if-match': `"${version}"` } });
}
