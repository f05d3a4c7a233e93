import { describe, expect, it } from '@jest/globals';
import { line, optionalParagraphs, paragraphs } from './fields.js';

const [subject, question, note] = [line('the subject', 20), paragraphs('a question', 20), optionalParagraphs(1_000)];
const problem = (schema: typeof subject, text: unknown) => schema.safeParse(text).error?.issues[0]?.message;

describe('text that people write', () => {
  it('stays as it was written, but for blanks around it', () => {
    expect(subject.parse('  Fractions: ½ of 🍎  ')).toBe('Fractions: ½ of 🍎');
    expect(question.parse('One\r\n\r\nTwo\rThree\n')).toBe('One\n\nTwo\nThree');
    expect(note.parse(' One\tTwo\u2028Three ')).toBe('One\tTwo\nThree');
  });

  it('is one line where one is asked for, so that it forges no other', () => {
    expect(subject.parse('Radio\r\nWho: nobody')).toBe('Radio Who: nobody');
    expect(subject.parse('Radio\u2028drama')).toBe('Radio drama');
  });

  it.each(['a\0b', 'a\u0007b', 'a\u009Bb', 'a\u202Eb', 'a\u2066b', 'a\uD800b'])(
    'has nothing in it that does not show: %j',
    (text) => {
      const refused = 'Remove the characters that cannot be shown';
      expect([subject, question, note].map((schema) => problem(schema, text))).toEqual([refused, refused, refused]);
    },
  );

  it.each(['', '   ', '\u200B', '\u2800\u2800', '\u3164', '\uFEFF'])(
    'is missing when nothing of it is seen: %j',
    (text) => {
      expect(problem(subject, text)).toBe('Enter the subject');
      expect(problem(question, text)).toBe('Enter a question');
      expect(note.parse(text)).toBe('');
    },
  );

  it('has a length', () => {
    expect(problem(subject, 'x'.repeat(21))).toBe('Keep the subject to 20 characters');
    expect(problem(note, 'x'.repeat(1_001))).toBe('Keep this to 1,000 characters');
    expect(problem(subject, 7)).toBe('Enter the subject');
  });
});
