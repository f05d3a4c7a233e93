import { Body, Controller, Delete, Get, Headers, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  doorDisplayList,
  doorsRoutes,
  doorView,
  makeDoorDisplay,
  newDoorDisplayView,
  type DoorDisplayList,
  type MakeDoorDisplay,
  type NewDoorDisplayView,
} from '#shared/contracts/doors.contract.js';
import { Public, RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { TakesNoIdempotencyKey } from '../../common/http/idempotency-key.js';
import { DoorViewService, type DoorAnswer } from './door-view.service.js';
import { DoorsService } from './doors.service.js';

const centreId = z.uuid();

@ApiTags('doors')
@Controller()
export class DoorsController {
  constructor(
    private readonly doors: DoorsService,
    private readonly views: DoorViewService,
  ) {}

  /** The rooms of a centre and which of them have a display, without its secret. */
  @RequirePermission('doors.manage')
  @Get(doorsRoutes.displays)
  @ApiOkResponse({ standardSchema: doorDisplayList })
  list(@CurrentActor() actor: Actor, @Param('centreId', { schema: centreId }) id: string): Promise<DoorDisplayList> {
    return this.doors.list(actor, id);
  }

  /** Makes a secret address for a room's display and shows it this once. The one that the room had stops working. */
  @RequirePermission('doors.manage')
  @Post(doorsRoutes.displays)
  @TakesNoIdempotencyKey()
  @ApiCreatedResponse({ standardSchema: newDoorDisplayView })
  make(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Body({ schema: makeDoorDisplay }) body: MakeDoorDisplay,
  ): Promise<NewDoorDisplayView> {
    return this.doors.make(actor, id, body);
  }

  /** Revokes an address: the display that reads it shows nothing more. */
  @RequirePermission('doors.manage')
  @Delete(doorsRoutes.display)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @Param('displayId', { schema: z.uuid() }) id: string): Promise<void> {
    return this.doors.revoke(actor, id);
  }

  /** The day of one room behind a secret address; 304 for a display that names the entity tag it has. */
  @Public()
  @Get(doorsRoutes.door)
  @ApiOkResponse({ standardSchema: doorView })
  async door(
    @Param('token') token: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.views.read(token, known));
  }
}

function send(reply: FastifyReply, { etag, view }: DoorAnswer): FastifyReply {
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  return view === null ? reply.code(HttpStatus.NOT_MODIFIED).send() : reply.send(view);
}
