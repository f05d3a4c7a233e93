import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  availabilityRoutes,
  dayView,
  roomWeekView,
  timesQuery,
  timesView,
  weekView,
  type DayView,
  type RoomWeekView,
  type TimesQuery,
  type TimesView,
  type WeekView,
} from '#shared/contracts/availability.contract.js';
import { localDay } from '#shared/contracts/common.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { AvailabilityService } from './availability.service.js';
import { DayViewsService } from './day-views.service.js';

@ApiTags('availability')
@Controller()
@RequirePermission('availability.read')
export class AvailabilityController {
  constructor(
    private readonly days: DayViewsService,
    private readonly availability: AvailabilityService,
  ) {}

  /** All rooms and equipment of a centre on one day. Other people's visits are busy time only. */
  @Get(availabilityRoutes.day)
  @ApiOkResponse({ standardSchema: dayView })
  day(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Param('day', { schema: localDay }) day: string,
  ): Promise<DayView> {
    return this.days.day(actor, centreId, day);
  }

  /** The same for the week of a day, Monday to Sunday. */
  @Get(availabilityRoutes.week)
  @ApiOkResponse({ standardSchema: weekView })
  week(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Param('day', { schema: localDay }) day: string,
  ): Promise<WeekView> {
    return this.days.week(actor, centreId, day);
  }

  /** One room alone for the week of a day. */
  @Get(availabilityRoutes.roomWeek)
  @ApiOkResponse({ standardSchema: roomWeekView })
  roomWeek(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Param('roomId', { schema: z.uuid() }) roomId: string,
    @Param('day', { schema: localDay }) day: string,
  ): Promise<RoomWeekView> {
    return this.days.roomWeek(actor, { centreId, roomId, day });
  }

  /** Which rooms are free at a time, why others are not, and how much equipment is left. */
  @Get(availabilityRoutes.times)
  @ApiOkResponse({ standardSchema: timesView })
  times(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Query({ schema: timesQuery }) query: TimesQuery,
  ): Promise<TimesView> {
    return this.availability.times(actor, centreId, query);
  }
}
