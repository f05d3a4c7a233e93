export const DEMO = {
  title: 'Try it out',
  lead: 'This is a demo. The city, its schools and its people are invented, so you can change whatever you like.',
  signInAs: (label: string, name: string) => `Sign in as ${label.toLowerCase()}: ${name}`,
} as const;
