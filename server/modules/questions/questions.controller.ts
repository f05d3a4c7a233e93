import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  messageList,
  questionsRoutes,
  seenMessages,
  unreadMessages,
  writeMessage,
  type MessageList,
  type SeenMessages,
  type UnreadMessages,
  type WriteMessage,
} from '#shared/contracts/questions.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { QuestionsService } from './questions.service.js';

const messageId = z.uuid();

@ApiTags('questions')
@Controller()
export class QuestionsController {
  constructor(private readonly questions: QuestionsService) {}

  /** The questions and answers on a visit, the oldest first. */
  @RequirePermission('visits.read')
  @Get(questionsRoutes.messages)
  @ApiOkResponse({ standardSchema: messageList })
  list(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<MessageList> {
    return this.questions.list(actor, id);
  }

  /** Asks or answers; the other side is told by mail. */
  @RequirePermission('visits.read')
  @Post(questionsRoutes.messages)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: messageList })
  write(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: writeMessage }) body: WriteMessage,
  ): Promise<MessageList> {
    return this.questions.write(actor, id, body.text);
  }

  /** Marks all up to a message as read by my side. */
  @RequirePermission('visits.read')
  @Put(questionsRoutes.seen)
  @ApiOkResponse({ standardSchema: messageList })
  see(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: seenMessages }) body: SeenMessages,
  ): Promise<MessageList> {
    return this.questions.see(actor, id, body.messageId);
  }

  /** Erases the words of a message of mine for good. */
  @RequirePermission('visits.read')
  @Delete(questionsRoutes.message)
  @ApiOkResponse({ standardSchema: messageList })
  erase(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Param('messageId', { schema: messageId }) message: string,
  ): Promise<MessageList> {
    return this.questions.erase(actor, id, message);
  }

  /** On which visits the other side has written what nobody of mine has read. */
  @RequirePermission('visits.read')
  @Get(questionsRoutes.unread)
  @ApiOkResponse({ standardSchema: unreadMessages })
  unread(@CurrentActor() actor: Actor): Promise<UnreadMessages> {
    return this.questions.unread(actor);
  }
}
