import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  editSeries,
  repeatVisit,
  requestSeries,
  type EditSeries,
  type RepeatVisit,
  type RequestSeries,
} from '#shared/contracts/series-requests.contract.js';
import {
  seriesDetailView,
  seriesId,
  seriesList,
  seriesPreview,
  seriesQuery,
  seriesRoutes,
  type SeriesDetailView,
  type SeriesList,
  type SeriesPreview,
  type SeriesQuery,
} from '#shared/contracts/series.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { EditSeriesService } from './edit-series.service.js';
import { RepeatVisitService } from './repeat-visit.service.js';
import { RequestSeriesService } from './request-series.service.js';

@ApiTags('series')
@Controller()
export class SeriesController {
  constructor(
    private readonly requests: RequestSeriesService,
    private readonly repetitions: RepeatVisitService,
    private readonly edits: EditSeriesService,
  ) {}

  /** Date by date what a series would be: free, or why not and what could be had instead. Nothing is written. */
  @RequirePermission('visits.request')
  @Post(seriesRoutes.previews)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesPreview })
  preview(@CurrentActor() actor: Actor, @Body({ schema: requestSeries }) body: RequestSeries): Promise<SeriesPreview> {
    return this.requests.preview(actor, body);
  }

  /** Asks for every date that can be had, and keeps the others as rejected, with the reason. */
  @RequirePermission('visits.request')
  @Post(seriesRoutes.all)
  @ApiCreatedResponse({ standardSchema: seriesDetailView })
  request(
    @CurrentActor() actor: Actor,
    @Body({ schema: requestSeries }) body: RequestSeries,
  ): Promise<SeriesDetailView> {
    return this.requests.request(actor, body);
  }

  /** The series that the person asking may see; the newest first. */
  @RequirePermission('visits.read', 'visits.read-anonymous')
  @Get(seriesRoutes.all)
  @ApiOkResponse({ standardSchema: seriesList })
  list(@CurrentActor() actor: Actor, @Query({ schema: seriesQuery }) query: SeriesQuery): Promise<SeriesList> {
    return this.requests.list(actor, query);
  }

  /** One series with all its visits, and the dates that could not be had. */
  @RequirePermission('visits.read', 'visits.read-anonymous')
  @Get(seriesRoutes.one)
  @ApiOkResponse({ standardSchema: seriesDetailView })
  one(@CurrentActor() actor: Actor, @Param('seriesId', { schema: seriesId }) id: string): Promise<SeriesDetailView> {
    return this.requests.one(actor, id);
  }

  /** What an edit would do to each date. Nothing is written. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(seriesRoutes.editPreviews)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesPreview })
  previewEdit(
    @CurrentActor() actor: Actor,
    @Param('seriesId', { schema: seriesId }) id: string,
    @Body({ schema: editSeries }) body: EditSeries,
  ): Promise<SeriesPreview> {
    return this.edits.preview(actor, id, body);
  }

  /** Changes what has not begun; where something has, the series is divided, and the answer is the part that goes on. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(seriesRoutes.edits)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesDetailView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('seriesId', { schema: seriesId }) id: string,
    @Body({ schema: editSeries }) body: EditSeries,
  ): Promise<SeriesDetailView> {
    return this.edits.edit(actor, id, body);
  }

  /** What a visit would become if it repeated. Nothing is written. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(seriesRoutes.repetitionPreviews)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesPreview })
  previewRepetition(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: repeatVisit }) body: RepeatVisit,
  ): Promise<SeriesPreview> {
    return this.repetitions.preview(actor, id, body);
  }

  /** Makes a visit the first of a series. It keeps its state; the others are asked for. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(seriesRoutes.repetition)
  @ApiCreatedResponse({ standardSchema: seriesDetailView })
  repeat(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: repeatVisit }) body: RepeatVisit,
  ): Promise<SeriesDetailView> {
    return this.repetitions.repeat(actor, id, body);
  }
}
