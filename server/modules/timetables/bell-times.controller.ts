import { Body, Controller, Delete, Get, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  bellScheduleView,
  bellTimesRoutes,
  bellTimesView,
  writeBellTimes,
  type BellScheduleView,
  type BellTimesView,
  type WriteBellTimes,
} from '#shared/contracts/bell-times.contract.js';
import {
  schoolDaysQuery,
  schoolDaysView,
  timetablesRoutes,
  type SchoolDaysQuery,
  type SchoolDaysView,
} from '#shared/contracts/timetables.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { BellTimesService } from './bell-times.service.js';

@ApiTags('timetables')
@Controller()
@UseInterceptors(VersionTag)
export class BellTimesController {
  constructor(private readonly bellTimes: BellTimesService) {}

  /** The bell times of a school, those of later years included, and the usual ones that count without any. */
  @RequirePermission('timetables.read')
  @Get(bellTimesRoutes.ofSchool)
  @ApiOkResponse({ standardSchema: bellTimesView })
  ofSchool(
    @CurrentActor() actor: Actor,
    @Param('schoolId', { schema: z.uuid() }) schoolId: string,
  ): Promise<BellTimesView> {
    return this.bellTimes.ofSchool(actor, schoolId);
  }

  /** Adds bell times that are in force from a day on, until later ones begin. */
  @RequirePermission('timetables.edit')
  @Post(bellTimesRoutes.ofSchool)
  @ApiCreatedResponse({ standardSchema: bellScheduleView })
  add(
    @CurrentActor() actor: Actor,
    @Param('schoolId', { schema: z.uuid() }) schoolId: string,
    @Body({ schema: writeBellTimes }) body: WriteBellTimes,
  ): Promise<BellScheduleView> {
    return this.bellTimes.add(actor, schoolId, body);
  }

  /** Replaces bell times, to mend them. */
  @RequirePermission('timetables.edit')
  @Put(bellTimesRoutes.schedule)
  @ApiOkResponse({ standardSchema: bellScheduleView })
  replace(
    @CurrentActor() actor: Actor,
    @Param('scheduleId', { schema: z.uuid() }) id: string,
    @IfMatch() version: number,
    @Body({ schema: writeBellTimes }) body: WriteBellTimes,
  ): Promise<BellScheduleView> {
    return this.bellTimes.replace(actor, { id, version }, body);
  }

  /** Removes bell times; those before them, or the usual ones, count in their place. */
  @RequirePermission('timetables.edit')
  @Delete(bellTimesRoutes.schedule)
  @ApiOkResponse({ standardSchema: bellTimesView })
  remove(
    @CurrentActor() actor: Actor,
    @Param('scheduleId', { schema: z.uuid() }) id: string,
    @IfMatch() version: number,
  ): Promise<BellTimesView> {
    return this.bellTimes.remove(actor, { id, version });
  }

  /** What each day of a range is for a school or community group, with its week and periods. */
  @RequirePermission('timetables.read')
  @Get(timetablesRoutes.schoolDays)
  @ApiOkResponse({ standardSchema: schoolDaysView })
  schoolDays(
    @CurrentActor() actor: Actor,
    @Param('partnerId', { schema: z.uuid() }) partnerId: string,
    @Query({ schema: schoolDaysQuery }) query: SchoolDaysQuery,
  ): Promise<SchoolDaysView> {
    return this.bellTimes.schoolDays(actor, partnerId, query);
  }
}
