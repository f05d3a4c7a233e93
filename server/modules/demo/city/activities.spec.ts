import { describe, expect, it } from '@jest/globals';
import { writeActivity } from '#shared/contracts/activities.contract.js';
import { activityWarnings } from '../../centres/domain/activity-warnings.js';
import { readPicture } from '../../centres/domain/picture-header.js';
import { ACTIVITIES, equipmentOf, phasesOf } from './activities.js';
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

  const warnings = ({ centre, plan }: (typeof all)[number]) => {
    const shared = equipmentOf(centre.key, plan.title);
    const pool = centre.pools.find((one) => one.key === shared?.pool);
    const row = { quantity: 1, per: 'pupils', pupilsPerUnit: shared?.pupilsPerItem ?? 1, retired: false } as const;
    const equipment = pool ? [{ ...row, name: pool.name, stock: pool.quantity }] : [];
    return activityWarnings({ features: plan.features, maxPupils: plan.pupils[1], equipment }, centre.rooms);
  };

  it('publishes what can be booked, and warns about the draft that cannot', () => {
    expect(of('published').flatMap(warnings)).toEqual([]);
    expect(of('draft').flatMap(warnings)).toEqual([{ code: 'rooms_too_small', largest: 16 }]);
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
    expect(readPicture(picture)).toEqual({ mediaType: 'image/png', width: 480, height: 270 });
    expect(picture.length).toBeLessThan(40_000);
    expect(drawPicture(motif, new Chance('a seed')).equals(picture)).toBe(true);
  });
});
