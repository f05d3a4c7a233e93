import { Controller, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  acceptImport,
  importId,
  importPreview,
  importResult,
  importsRoutes,
  previewCharacteristics,
  previewSchools,
  type ImportPreview,
  type ImportResult,
} from '#shared/contracts/imports.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { readUpload } from '../../common/http/upload.js';
import { ImportsService } from './imports.service.js';

const file = { type: 'string', format: 'binary' };
const asOf = {
  type: 'string',
  format: 'date',
  description: 'Date of the file; without it the date in its name, or today',
};
const form = (properties: Record<string, object>, required: string[]) => ({
  schema: { type: 'object', properties: { file, ...properties }, required: ['file', ...required] },
});

@ApiTags('imports')
@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** What a GIAS extract would change in one authority. Nothing is written. */
  @RequirePermission('schools.import')
  @Post(importsRoutes.schools)
  @ApiConsumes('multipart/form-data')
  @ApiBody(form({ dfeCode: { type: 'string', pattern: '^\\d{3}$' }, asOf }, ['dfeCode']))
  @ApiCreatedResponse({ standardSchema: importPreview })
  async previewSchools(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ImportPreview> {
    const { upload, fields } = await readUpload(request, previewSchools);
    return this.imports.previewSchools(actor, upload, fields);
  }

  /** What a file of characteristics by URN would add. Nothing is written. */
  @RequirePermission('schools.import')
  @Post(importsRoutes.characteristics)
  @ApiConsumes('multipart/form-data')
  @ApiBody(form({ asOf }, []))
  @ApiCreatedResponse({ standardSchema: importPreview })
  async previewCharacteristics(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ImportPreview> {
    const { upload, fields } = await readUpload(request, previewCharacteristics);
    return this.imports.previewCharacteristics(actor, upload, fields);
  }

  /** Imports the good rows of a previewed file, all or none. Send the same file again. */
  @RequirePermission('schools.import')
  @Post(importsRoutes.acceptance)
  @HttpCode(HttpStatus.OK)
  @ApiConsumes('multipart/form-data')
  @ApiBody(form({ leaveOutBadRows: { type: 'string', enum: ['yes', 'no'] } }, []))
  @ApiOkResponse({ standardSchema: importResult })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('importId', { schema: importId }) id: string,
    @Req() request: FastifyRequest,
  ): Promise<ImportResult> {
    return this.imports.accept(actor, id, await readUpload(request, acceptImport));
  }
}
