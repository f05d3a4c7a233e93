import { describe, expect, it } from '@jest/globals';
import { readersOf, type VisitNews } from './visit-mail-readers.js';

const visit = { partnerSide: ['teacher'], managers: ['manager', 'deputy'], coordinators: ['cora'] };

describe('mail about a visit', () => {
  it.each<[VisitNews, string | null, string[]]>([
    ['requested', 'teacher', ['manager', 'deputy']],
    ['requested', 'manager', []],
    ['approved', 'manager', ['teacher']],
    ['declined', 'deputy', ['teacher']],
    ['withdrawn', 'teacher', ['manager', 'deputy']],
    ['withdrawn', 'colleague', ['teacher', 'manager', 'deputy']],
    ['cancelled', 'teacher', ['manager', 'deputy']],
    ['cancelled', 'manager', ['teacher']],
    ['expired', null, ['teacher']],
    ['signOffAsked', 'teacher', ['cora']],
    ['signedOff', 'cora', ['manager', 'deputy', 'teacher']],
  ])('when it was %s by %s goes to %j', (news, actorId, readers) => {
    expect(readersOf(news, { ...visit, actorId })).toEqual(readers);
  });

  it('goes once to a manager who asked for the visit on the school’s behalf', () => {
    const onBehalf = { ...visit, partnerSide: ['manager'] };
    expect(readersOf('approved', { ...onBehalf, actorId: 'deputy' })).toEqual(['manager']);
    expect(readersOf('cancelled', { ...onBehalf, managers: ['manager'], actorId: 'teacher' })).toEqual(['manager']);
  });
});
