import { describe, expect, it } from '@jest/globals';
import type { ExplanationView } from '#shared/contracts/explanations.contract.js';
import { EXPLAIN, roomText } from './explain.texts.js';
import { hindrances } from './hindrances.js';

const small = { code: 'visit/room-too-small', text: 'That room is too small.', inTheWay: [] };
const other = { startTime: '09:15', endTime: '10:45', state: null, partner: null, visitId: null };
const taken = { code: 'visit/slot-taken', text: 'That room is taken.', inTheWay: [other] };
const room = (name: string, ...problems: ExplanationView['rooms'][number]['problems']) => ({
  ...{ id: name, name, problems },
  lacks: [],
});

const explanation = (over: Partial<ExplanationView> = {}): ExplanationView => ({
  centre: { id: 'c', name: 'Marlwick' },
  partner: { id: 'p', name: 'Hallowby School', role: 'partner' },
  possible: false,
  permission: { person: { id: 'm', name: 'Mo' }, problems: [], roles: [], mayOverride: false },
  policy: [],
  availability: [],
  rooms: [room('Studio')],
  ...over,
});
const told = (over: Partial<ExplanationView>) =>
  hindrances(explanation(over)).map(({ text, setAside }) => [text, setAside]);

describe('what stands in the way of a visit', () => {
  it('is one list of permission, rules, time and rooms, each with who can set it aside', () => {
    const view = explanation({
      permission: {
        ...explanation().permission,
        problems: [{ code: 'partnership_ended', text: 'The partnership has ended.' }],
      },
      policy: [
        { code: 'notice', text: 'Too soon.', overridable: true },
        { code: 'longest_visit', text: 'Too long.', overridable: false },
      ],
      availability: [{ code: 'visit/outside-opening-hours', text: 'Not open.', inTheWay: [] }],
      rooms: [room('Studio', small, taken)],
    });
    const [firm, manager] = ['Nobody can set this aside.', 'The centre’s manager can set this aside, and says why.'];
    expect(hindrances(view).map(({ text, setAside }) => [text, setAside])).toEqual([
      ['The partnership has ended.', firm],
      ['Too soon.', manager],
      ['Too long.', firm],
      ['Not open.', firm],
      ['That room is too small.', firm],
      ['That room is taken.', firm],
    ]);
    expect(hindrances(view).at(-1)?.others).toEqual([other]);
  });

  it('names who asks where it is that person who can set a rule aside', () => {
    const permission = { ...explanation().permission, mayOverride: true };
    const policy = [{ code: 'notice' as const, text: 'Too soon.', overridable: true }];
    expect(told({ permission, policy })).toEqual([
      ['Too soon.', 'Mo can set this aside when asking for the visit, and says why.'],
    ]);
  });

  it('is no room as long as another one does, and all of them at once where none does', () => {
    expect(told({ rooms: [room('Studio', small), room('Lab')] })).toEqual([]);
    const [none] = hindrances(explanation({ rooms: [room('Studio', small), room('Lab', taken)] }));
    expect([none?.text, none?.rooms.length]).toEqual(['None of the 2 rooms can be had then. Choose another time.', 2]);
    expect(told({ rooms: [room('Studio', small), room('Lab', small, taken)] })[0]?.[0]).toMatch(
      /^Every room is too small/,
    );
  });

  it('is said in a few words of each room, with every reason', () => {
    expect(roomText(room('Lab', small, taken))).toBe(
      'Lab: too small for the group; taken (Another group, 09:15 to 10:45)',
    );
  });

  it('is not what a room lacks of what an activity needs, which is said of it', () => {
    const bare = { ...room('Lab'), lacks: ['Kiln', 'Wheel'] };
    expect(told({ rooms: [bare] })).toEqual([]);
    expect(EXPLAIN.lacking([bare])).toBe(
      'Free, too, but never offered by a search for this activity: Lab (without kiln, wheel).',
    );
  });
});
