/** JSON has no way to write these with JSON.stringify: they are marked and put in afterwards. */
const RAW = { huge: '1e309', deep: '['.repeat(20_000) + ']'.repeat(20_000), precise: '9007199254740993' } as const;
const mark = (name: keyof typeof RAW) => `@raw:${name}@`;

/** A body as text, with what no JavaScript value can stand for. */
export const hostileJson = (body: unknown): string =>
  JSON.stringify(body).replace(/"@raw:(\w+)@"/g, (_, name: keyof typeof RAW) => RAW[name]);

export const HOSTILE_NUMBERS: readonly unknown[] = [
  ...[-1, 0, 0.5, 1.5, -0.0001, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 1e21, 1e308, 5e-324],
  mark('huge'),
  mark('precise'),
];

export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  'with \0 NUL',
  '\0',
  'lone \ud800 surrogate',
  '\udfff',
  'CR\r\nLF: forged',
  '\u202egnirts',
  '\ufeffBOM',
  "'; DROP TABLE visits; --",
  '%_%',
  '((((((((((',
  '${7*7}{{7*7}}<%=7*7%>',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '0000-00-00',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '2027-03-28',
  '24:00',
  '-1',
  '1e3',
  'NaN',
  'null',
  '\u{1f600}'.repeat(40),
  'x'.repeat(5_000),
];

export const HOSTILE_IDS: readonly string[] = [
  '01',
  '1e0',
  '0x1',
  '1,2',
  '../1',
  '%2e%2e%2f1',
  'null',
  'undefined',
  '*',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '019aa000-0000-7000-8000-00000000000',
  '019aa000-0000-7000-8000-000000000000-',
  '{019aa000-0000-7000-8000-000000000000}',
  '019aa000000070008000000000000000',
  '%00',
  'a'.repeat(3_000),
];

/** Of a kind that no field has. */
export const HOSTILE_SHAPES: readonly unknown[] = [
  null,
  [],
  [[]],
  {},
  [1, 'two'],
  { $gt: '' },
  true,
  { toString: 'x', valueOf: 1 },
  mark('deep'),
];
