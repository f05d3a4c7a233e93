import type { PartnerKind, SchoolStatus } from '#shared/contracts/vocabulary.js';

/** What decides whether a centre can stand at a school, and where it then stands. */
export interface HostSchool {
  readonly id: string;
  readonly authorityId: string;
  readonly kind: PartnerKind;
  /** null for a community group */
  readonly status: SchoolStatus | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

interface Place {
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** An open school; one that is to close is open still. */
export const canHost = (school: HostSchool): boolean =>
  school.kind === 'school' && (school.status === 'open' || school.status === 'proposed_to_close');

/** A centre stands on its host's grounds, so address and position are known when they are left out. */
export function placeAt(given: Place, host: HostSchool): Place {
  const noAddress = given.street === null && given.town === null && given.postcode === null;
  const address = noAddress ? host : given;
  const position = given.latitude === null ? host : given;
  return {
    street: address.street,
    town: address.town,
    postcode: address.postcode,
    latitude: position.latitude,
    longitude: position.longitude,
  };
}
