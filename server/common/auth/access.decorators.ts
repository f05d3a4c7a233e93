import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from './permissions.js';

export type Access = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'permission'; anyOf: readonly Permission[] };

export const ACCESS = 'clc:access';

/** The OpenAPI document carries who may call a route, so that a test can ask every route in every role. */
const access = (value: Access) =>
  applyDecorators(
    SetMetadata(ACCESS, value),
    ApiExtension('x-access', value.kind === 'permission' ? value.anyOf : value.kind),
  );

/** Anybody may call it, signed in or not. */
export const Public = () => access({ kind: 'public' });

/** Anybody who is signed in may call it. */
export const SignedIn = () => access({ kind: 'signed-in' });

/** Whoever holds at least one of these permissions somewhere; where it holds is for the policy to check. */
export const RequirePermission = (...anyOf: [Permission, ...Permission[]]) => access({ kind: 'permission', anyOf });
