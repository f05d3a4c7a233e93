import { describe, expect, it } from '@jest/globals';
import { passwordProblem, type Owner } from './password-rules.js';

const owner: Owner = {
  email: 'terry.brightwater@larkhill.example',
  name: 'Terry Brightwater',
  placeNames: ['Larkhill Primary School', 'Riverside City Learning Centre'],
};
const problem = (password: string) => passwordProblem(password, owner);

describe('a new password', () => {
  it.each([
    ['of 12 letters', 'zibbelfruqwo'],
    ['of 15 letters', 'mossandgravelly'],
    ['of 20 lower-case letters', 'ottersdancelatetoday'],
    ['of three words', 'four wandering otters'],
    ['of 64 characters', 'A long walk over the moor before the rain sets in again tonight.'],
    ['of 128 characters', 'walrus, teapot. '.repeat(8)],
    ['with accents', 'llwybr i’r môr glas'],
    ['of emoji', '🦊🌧️🎷🚲🍋🧦🪁🐌🔭🥁🧀🛶'],
    ['with spaces at both ends', '  wander otters  '],
    ['that mentions any school at all', 'my schoolbag of turnips'],
  ])('%s is accepted', (_what, password) => {
    expect(problem(password)).toBeNull();
  });

  it.each([
    ['7 characters', 'walrus!'],
    ['11 characters', 'walrus, tea'],
    ['11 emoji, however many bytes they have', '🦊🎷🚲🍋🧦🪁🐌🔭🥁🧀🛶'],
  ])('of %s is too short', (_what, password) => {
    expect(problem(password)).toBe('too-short');
  });

  it('of 201 characters is too long, of 200 is not', () => {
    expect(problem('walrus, tea pot, '.repeat(20).slice(0, 201))).toBe('too-long');
    expect(problem('walrus, tea pot, '.repeat(20).slice(0, 200))).toBeNull();
  });

  it.each([
    'password1234',
    'Password2026!',
    'P@ssw0rd2026',
    '!!! Sunshine !!!',
    'letmein-letmein',
    'dragon monkey',
    'football 12345',
    'welcome2026welcome',
    '1q2w3e4r5t6y',
    'qazwsxedcrfv',
    'iloveyou2026',
    'michael jordan',
    'Charlie-Harley',
  ])('like %s is too common', (password) => {
    expect(problem(password)).toBe('too-common');
  });

  it.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'abcxyzabcxyz',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'poiuytrewqlkj',
    'xcvbnm,asdfgh',
    '2wsx3edc4rfv5',
    '🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊',
  ])('like %s is too regular', (password) => {
    expect(problem(password)).toBe('too-regular');
  });

  it.each([
    ['the product', 'my clc-commons key'],
    ['the product in disguise', 'my CLC C0mmon$ key'],
    ['the school', 'larkhill, rain and tea'],
    ['the school in full', 'larkhillprimaryschool'],
    ['the centre', 'down by the Riverside'],
    ['the person', 'brightwater & sons'],
    ['the e-mail address', 'terry.brightwater'],
  ])('that names %s is refused', (_what, password) => {
    expect(problem(password)).toBe('says-who');
  });

  it('may name another school', () => {
    expect(passwordProblem('larkhill, rain and tea', { ...owner, placeNames: ['Oakfield Academy'] })).toBeNull();
  });
});
