import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  ExplainQuery,
  ExplanationPeople,
  ExplanationPeopleQuery,
  ExplanationView,
} from '#shared/contracts/explanations.contract.js';
import { toMinutes } from '#shared/values/clock-time.js';
import { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Store } from '../../../database/store.js';
import { CentresQueries, type CentreFacts } from '../../centres/index.js';
import { PolicyChecks } from '../../policies/index.js';
import { roleOn } from '../domain/partnership.js';
import { permissionProblems } from '../domain/permission-problems.js';
import { VisitPartnersQueries } from '../visit-partners.queries.js';
import { requestSide } from '../visits.policy.js';
import { ExplainAvailability } from './explain-availability.js';
import { ExplanationsQueries } from './explanations.queries.js';

interface Place {
  readonly centre: CentreFacts;
  readonly partner: { readonly id: string; readonly name: string };
}

/** Answers "why can't she book this?": permission, rules and what is free, all at once. Reads only. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly store: Store,
    private readonly centres: CentresQueries,
    private readonly partners: VisitPartnersQueries,
    private readonly queries: ExplanationsQueries,
    private readonly policies: PolicyChecks,
    private readonly availability: ExplainAvailability,
  ) {}

  /** @throws RefusedError partner/not-found, centre/not-found, person/not-found */
  explain(actor: Actor, centreId: string, query: ExplainQuery): Promise<ExplanationView> {
    return this.store.read(async (manager) => {
      const { centre, partner } = await this.place(manager, actor, centreId, query.partnerId);
      const stretches = await this.partners.partnerships(manager, { centreId, partnerId: partner.id });
      if (stretches.length === 0 && !actsForCentre(actor, centre)) throw new RefusedError('centre/not-found');
      const person = await this.person(manager, actor, { centre, partner }, query.personId);
      const asker = { centreId, partnerId: partner.id };
      const mayAsk = requestSide(person, asker) !== null;
      const role = roleOn(stretches, query.day);
      const permission = {
        person: { id: person.personId, name: person.name },
        problems: permissionProblems({ mayAsk, stretches, day: query.day }),
        roles: await this.roles(manager, person, asker),
        mayOverride: person.mayAt('visits.decide', { centreId }),
      };
      const free = await this.availability.of(manager, actor, centre, query);
      // Who is no partner that day is told all the same which rules hold for one.
      const minutes = free.minutes ?? toMinutes(query.endTime) - toMinutes(query.startTime);
      const policy = await this.broken(manager, centre, { ...query, role: role ?? 'partner', minutes });
      const { availability, rooms } = free;
      const hasRoom = rooms.some(({ problems }) => problems.length === 0);
      const possible = [permission.problems, policy, availability].every((all) => all.length === 0) && hasRoom;
      return {
        centre: nameOf(centre),
        partner: { ...partner, role },
        possible,
        permission,
        policy,
        availability,
        rooms,
      };
    });
  }

  /** @throws RefusedError centre/not-found, partner/not-found */
  people(actor: Actor, centreId: string, { partnerId }: ExplanationPeopleQuery): Promise<ExplanationPeople> {
    return this.store.read(async (manager) => {
      const { centre, partner } = await this.place(manager, actor, centreId, partnerId);
      if (!mayLookAtOthers(actor, centre)) throw new RefusedError('centre/not-found');
      return { items: await this.queries.people(manager, [partner.id, centre.id]) };
    });
  }

  /** Whoever could ask for the visit, and managers and officers about any at a centre of theirs. */
  private async place(manager: EntityManager, actor: Actor, centreId: string, partnerId: string): Promise<Place> {
    const centre = await this.centres.centreFacts(manager, centreId);
    const forCentre = centre !== null && actsForCentre(actor, centre);
    if (!forCentre && requestSide(actor, { centreId, partnerId }) === null) throw new RefusedError('partner/not-found');
    if (!centre) throw new RefusedError('centre/not-found');
    const partner = await this.queries.partner(manager, partnerId, centreId);
    // A school is not told of a centre that it has nothing to do with.
    if (!partner) throw new RefusedError(forCentre ? 'partner/not-found' : 'centre/not-found');
    return { centre, partner };
  }

  /** Whoever asks, or somebody of the partner or the centre, as they would be asking. */
  private async person(manager: EntityManager, actor: Actor, { centre, partner }: Place, personId?: string) {
    if (personId === undefined || personId === actor.personId) return actor;
    if (!mayLookAtOthers(actor, centre)) throw new RefusedError('person/not-found');
    const person = (await this.queries.people(manager, [partner.id, centre.id])).find(({ id }) => id === personId);
    if (!person) throw new RefusedError('person/not-found');
    return new Actor(personId, '', person.name, '', await this.queries.grants(manager, personId));
  }

  private async roles(manager: EntityManager, { personId }: Actor, asker: { centreId: string; partnerId: string }) {
    return (await this.queries.grants(manager, personId)).map((grant) => ({
      ...{ role: grant.role, place: grant.place },
      lets: requestSide(new Actor(personId, '', '', '', [grant]), asker) !== null,
    }));
  }

  private async broken(
    manager: EntityManager,
    centre: CentreFacts,
    visit: ExplainQuery & { role: 'host' | 'partner'; minutes: number },
  ) {
    const { partnerId, day, role } = visit;
    return (await this.policies.of(manager, { centre, partnerId, days: [day], roles: [role] }))(visit);
  }
}

const nameOf = ({ id, name }: CentreFacts) => ({ id, name });

const mayLookAtOthers = (actor: Actor, { id, authorityId }: CentreFacts): boolean =>
  actor.mayAt('policies.read', { centreId: id, authorityId });

/** Whoever may ask there for any partner, or look at what others may. */
const actsForCentre = (actor: Actor, centre: CentreFacts): boolean =>
  mayLookAtOthers(actor, centre) || actor.mayAt('visits.request', { centreId: centre.id });
