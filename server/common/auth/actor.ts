import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Grant, Role } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../errors/refused.error.js';
import { PERMISSIONS, ROLE_PERMISSIONS, type Permission } from './permissions.js';

/** Where a permission holds for somebody. `everywhere` is the whole installation. */
export interface Scope {
  readonly everywhere: boolean;
  readonly authorityIds: readonly string[];
  readonly centreIds: readonly string[];
  readonly partnerIds: readonly string[];
}

/** Who is asking, and what each of their roles lets them do where. */
export class Actor {
  private readonly scopes = new Map<Permission, Scope>();

  constructor(
    readonly personId: string,
    readonly sessionId: string,
    readonly name: string,
    readonly email: string,
    readonly grants: readonly Grant[],
  ) {}

  may(permission: Permission): boolean {
    return this.grants.some((grant) => ROLE_PERMISSIONS[grant.role].includes(permission));
  }

  permissions(): Permission[] {
    return PERMISSIONS.filter((permission) => this.may(permission));
  }

  has(role: Role): boolean {
    return this.grants.some((grant) => grant.role === role);
  }

  scope(permission: Permission): Scope {
    const known = this.scopes.get(permission);
    if (known) return known;
    const granting = this.grants.filter((grant) => ROLE_PERMISSIONS[grant.role].includes(permission));
    const ids = (kind: Grant['scopeKind']) =>
      granting.flatMap((grant) => (grant.scopeKind === kind && grant.scopeId !== null ? [grant.scopeId] : []));
    const scope: Scope = {
      everywhere: granting.some((grant) => grant.scopeKind === 'installation'),
      authorityIds: ids('authority'),
      centreIds: ids('centre'),
      partnerIds: ids('partner'),
    };
    this.scopes.set(permission, scope);
    return scope;
  }

  /** Whether the permission holds at a place that lies in this authority, centre or partner (leave out what does not apply). */
  mayAt(permission: Permission, place: { authorityId?: string; centreId?: string; partnerId?: string }): boolean {
    const scope = this.scope(permission);
    return (
      scope.everywhere ||
      (place.authorityId !== undefined && scope.authorityIds.includes(place.authorityId)) ||
      (place.centreId !== undefined && scope.centreIds.includes(place.centreId)) ||
      (place.partnerId !== undefined && scope.partnerIds.includes(place.partnerId))
    );
  }
}

export interface WithActor {
  actor?: Actor;
}

/** The signed-in person. Only on routes that are not `@Public()`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<WithActor>();
  if (!actor) throw new RefusedError('access/sign-in-needed');
  return actor;
});
