import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';

/** Browsers accept the `__Host-` prefix over https only; on http://localhost the plain name is used. */
const secure = (config: Config) => config.publicUrl.startsWith('https:');
const cookieName = (config: Config) => (secure(config) ? '__Host-clc_session' : 'clc_session');

export const readSessionCookie = (request: FastifyRequest, config: Config): string | undefined =>
  request.cookies[cookieName(config)];

export function setSessionCookie(reply: FastifyReply, token: string, config: Config): void {
  void reply.setCookie(cookieName(config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: secure(config),
  });
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(cookieName(config), { path: '/', httpOnly: true, sameSite: 'lax', secure: secure(config) });
}
