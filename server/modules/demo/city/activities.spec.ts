import { describe, expect, it } from '@jest/globals';
import { writeActivity } from '#shared/contracts/activities.contract.js';
import { ACTIVITIES, phasesOf } from './activities.js';
import { CENTRES } from './centres.js';
import { Chance } from './chance.js';
import { TUTORS } from './helpers.js';
import { MOTIF_WORDS, type Motif } from './picture-motifs.js';
import { drawPicture } from './picture.js';

describe('the catalogue of the demo city', () => {
  const all = CENTRES.flatMap((centre) => ACTIVITIES[centre.key].map((plan) => ({ centre, plan })));
  const of = (state: string) => all.filter(({ plan }) => plan.state === state);

  it('has eight published activities at each centre, and drafts and an old one for its staff', () => {
    const published = of('published').map(({ centre }) => centre.key);
    expect(published.filter((key) => key === 'media')).toHaveLength(8);
    expect(published.filter((key) => key === 'design')).toHaveLength(8);
    expect([of('draft').length, of('retired').length]).toEqual([2, 1]);
  });

  it('says nothing that could not be typed into the editor', () => {
    for (const { plan } of all) {
      const { title, summary, description, minutes, pupils, features, skill, preparation, stages } = plan;
      const [minPupils, maxPupils] = pupils;
      const text = { title, summary, description, features, tutorSkill: skill, preparationMinutes: preparation };
      const group = { keyStages: stages, phases: phasesOf(stages), minPupils, maxPupils, durationMinutes: minutes };
      expect([title, writeActivity.safeParse({ ...text, ...group }).error]).toEqual([title, undefined]);
    }
  });

  it('asks for no skill that the tutors of the centre have not got', () => {
    const missing = all.filter(({ centre, plan }) => {
      const skills = TUTORS[centre.key].flatMap((tutor) => tutor.skills);
      return plan.skill !== null && !skills.includes(plan.skill);
    });
    expect(missing.map(({ plan }) => plan.title)).toEqual([]);
    expect(of('published').filter(({ plan }) => plan.skill !== null).length).toBeGreaterThan(10);
  });

  it.each(Object.keys(MOTIF_WORDS) as Motif[])('draws %s small, and the same each time', (motif) => {
    const picture = drawPicture(motif, new Chance('a seed'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([480, 270]);
    expect(picture.length).toBeLessThan(40_000);
    expect(drawPicture(motif, new Chance('a seed')).equals(picture)).toBe(true);
  });
});
