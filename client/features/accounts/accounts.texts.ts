export const SIGN_IN = {
  title: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  send: 'Sign in',
} as const;
