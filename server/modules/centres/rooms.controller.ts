import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { centresRoutes } from '#shared/contracts/centres.contract.js';
import { roomView, writeRoom, type RoomView, type WriteRoom } from '#shared/contracts/rooms.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { RoomsService } from './rooms.service.js';

@ApiTags('centres')
@Controller()
@RequirePermission('centres.edit')
@UseInterceptors(VersionTag)
export class RoomsController {
  constructor(private readonly rooms: RoomsService) {}

  /** Adds a room to a centre. */
  @Post(centresRoutes.rooms)
  @ApiCreatedResponse({ standardSchema: roomView })
  create(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Body({ schema: writeRoom }) body: WriteRoom,
  ): Promise<RoomView> {
    return this.rooms.create(actor, centreId, body);
  }

  /** Replaces what is known of a room. Visits already there keep their set-up and clear-down. */
  @Put(centresRoutes.room)
  @ApiOkResponse({ standardSchema: roomView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('roomId', { schema: z.uuid() }) roomId: string,
    @IfMatch() version: number,
    @Body({ schema: writeRoom }) body: WriteRoom,
  ): Promise<RoomView> {
    return this.rooms.edit(actor, roomId, version, body);
  }

  /** Takes a room out of use. Refused while visits are to come in it. */
  @Post(centresRoutes.roomRetirement)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: roomView })
  retire(
    @CurrentActor() actor: Actor,
    @Param('roomId', { schema: z.uuid() }) roomId: string,
    @IfMatch() version: number,
  ): Promise<RoomView> {
    return this.rooms.retire(actor, roomId, version);
  }

  /** Brings a retired room back into use. */
  @Delete(centresRoutes.roomRetirement)
  @ApiOkResponse({ standardSchema: roomView })
  bringBack(
    @CurrentActor() actor: Actor,
    @Param('roomId', { schema: z.uuid() }) roomId: string,
    @IfMatch() version: number,
  ): Promise<RoomView> {
    return this.rooms.bringBack(actor, roomId, version);
  }
}
