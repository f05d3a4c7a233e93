import type { PersonaView } from '#shared/contracts/demo.contract.js';

/** What `npm start` prints: as whom the demo can be tried out, in columns. Empty when there is nobody. */
export function signInTable(personas: readonly PersonaView[], publicUrl: string): string {
  const [first] = personas;
  if (!first) return '';
  const width = (column: (persona: PersonaView) => string) => Math.max(...personas.map((one) => column(one).length));
  const [labels, emails] = [width(({ label }) => label), width(({ email }) => email)];
  const lines = personas.map(
    ({ label, email, tryThis }) => `  ${label.padEnd(labels)}  ${email.padEnd(emails)}  ${tryThis}`,
  );
  const head = `This is the demo city: all people and schools in it are invented. Sign in at ${publicUrl}/sign-in as`;
  return [head, '', ...lines, '', `  Password for all of them: ${first.password}`].join('\n');
}
