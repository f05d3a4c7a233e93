import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { centresRoutes } from '#shared/contracts/centres.contract.js';
import {
  reportOffTheRoad,
  takenOffTheRoad,
  vehicleView,
  writeVehicle,
  type ReportOffTheRoad,
  type TakenOffTheRoad,
  type VehicleView,
  type WriteVehicle,
} from '#shared/contracts/vehicles.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { OffTheRoadService } from './off-the-road.service.js';
import { VehiclesService } from './vehicles.service.js';

@ApiTags('centres')
@Controller()
@RequirePermission('centres.edit')
@UseInterceptors(VersionTag)
export class VehiclesController {
  constructor(
    private readonly vehicles: VehiclesService,
    private readonly offTheRoad: OffTheRoadService,
  ) {}

  /** Adds a vehicle to a centre. */
  @Post(centresRoutes.vehicles)
  @ApiCreatedResponse({ standardSchema: vehicleView })
  create(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Body({ schema: writeVehicle }) body: WriteVehicle,
  ): Promise<VehicleView> {
    return this.vehicles.create(actor, centreId, body);
  }

  /** Replaces what is known of a vehicle. */
  @Put(centresRoutes.vehicle)
  @ApiOkResponse({ standardSchema: vehicleView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('vehicleId', { schema: z.uuid() }) vehicleId: string,
    @IfMatch() version: number,
    @Body({ schema: writeVehicle }) body: WriteVehicle,
  ): Promise<VehicleView> {
    return this.vehicles.edit(actor, vehicleId, version, body);
  }

  /** Takes a vehicle out of use. Refused while visits to come will use it. */
  @Post(centresRoutes.vehicleRetirement)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: vehicleView })
  retire(
    @CurrentActor() actor: Actor,
    @Param('vehicleId', { schema: z.uuid() }) vehicleId: string,
    @IfMatch() version: number,
  ): Promise<VehicleView> {
    return this.vehicles.retire(actor, vehicleId, version);
  }

  /** Brings a retired vehicle back into use. */
  @Delete(centresRoutes.vehicleRetirement)
  @ApiOkResponse({ standardSchema: vehicleView })
  bringBack(
    @CurrentActor() actor: Actor,
    @Param('vehicleId', { schema: z.uuid() }) vehicleId: string,
    @IfMatch() version: number,
  ): Promise<VehicleView> {
    return this.vehicles.bringBack(actor, vehicleId, version);
  }

  /** Reports a vehicle off the road from now on; the answer says how many visits were promised it. */
  @Post(centresRoutes.offTheRoad)
  @ApiCreatedResponse({ standardSchema: takenOffTheRoad })
  report(
    @CurrentActor() actor: Actor,
    @Param('vehicleId', { schema: z.uuid() }) vehicleId: string,
    @Body({ schema: reportOffTheRoad }) body: ReportOffTheRoad,
  ): Promise<TakenOffTheRoad> {
    return this.offTheRoad.report(actor, vehicleId, body);
  }

  /** Puts a vehicle back on the road. */
  @Post(centresRoutes.backOnTheRoad)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: vehicleView })
  end(@CurrentActor() actor: Actor, @Param('absenceId', { schema: z.uuid() }) absenceId: string): Promise<VehicleView> {
    return this.offTheRoad.end(actor, absenceId);
  }
}
