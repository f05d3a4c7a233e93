import { describe, expect, it } from '@jest/globals';
import { explainForm, explainQuery, explainValues } from './explain-values.js';

const CENTRE = '0198d1a0-0000-7000-8000-000000000001';
const PARTNER = '0198d1a0-0000-7000-8000-000000000002';
const POOL = '0198d1a0-0000-7000-8000-000000000003';

describe('what is asked about', () => {
  it('is read from the address, and is empty where that says nothing', () => {
    const query = { centre: CENTRE, partner: PARTNER, day: '2026-12-01', start: '10:00', pupils: '28' };
    expect(explainValues(query)).toEqual({
      ...{ centreId: CENTRE, partnerId: PARTNER, personId: '', day: '2026-12-01', startTime: '10:00', endTime: '' },
      ...{ roomId: '', pupils: 28, programme: 'mainstream', activityId: '', equipment: [] },
    });
    expect(explainValues({ activity: POOL, equipment: `${POOL}:12` })).toMatchObject({
      activityId: POOL,
      equipment: [{ poolId: POOL, name: '', quantity: 12 }],
    });
    expect(explainValues({ equipment: 'twelve,of:them' }).equipment).toEqual([]);
    expect(explainValues({ pupils: 'many', programme: 'magic' })).toMatchObject({
      pupils: null,
      programme: 'mainstream',
    });
  });

  it('is sent without what was left out', () => {
    const values = { ...explainValues({ centre: CENTRE, partner: PARTNER, day: '2026-12-01', pupils: '28' }) };
    const asked = explainForm.parse({ ...values, startTime: '10:00', endTime: '11:00' });
    expect(explainQuery(asked)).toEqual({
      ...{ partnerId: PARTNER, day: '2026-12-01', startTime: '10:00', endTime: '11:00', pupils: '28' },
      programme: 'mainstream',
    });
    const equipment = [
      { poolId: POOL, name: 'Recorders', quantity: 12 },
      { poolId: CENTRE, name: 'Cameras', quantity: null },
    ];
    expect(explainQuery({ ...asked, equipment })).toMatchObject({ equipment: `${POOL}:12` });
    const ofActivity = explainQuery({ ...asked, equipment, activityId: POOL });
    expect(ofActivity).toMatchObject({ activityId: POOL });
    expect(ofActivity).not.toHaveProperty('equipment');
    expect(explainForm.safeParse({ ...values, startTime: '11:00', endTime: '10:00' }).success).toBe(false);
  });
});
