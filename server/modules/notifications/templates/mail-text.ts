/** What a template makes: subject and body in plain text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export interface Reader {
  readonly name: string;
}

const SIGNATURE = '-- \nCLC Commons: booking and resource sharing for City Learning Centres';

/** Greeting, paragraphs with a blank line between them, and the signature that mail programs fold away. */
export const letter = (reader: Reader, ...paragraphs: (string | null)[]): string =>
  [`Hello ${reader.name},`, ...paragraphs.filter((one) => one !== null), SIGNATURE].join('\n\n') + '\n';

/** Facts under each other: `  When:  Tuesday…`. Those without a value are left out. */
export function facts(lines: Readonly<Record<string, string | null>>): string {
  const known = Object.entries(lines).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
  const width = Math.max(...known.map(({ label }) => label.length)) + 1;
  return known.map(({ label, value }) => `  ${`${label}:`.padEnd(width)} ${value}`).join('\n');
}
