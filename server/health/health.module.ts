import { Module } from '@nestjs/common';
import { FreeSpace } from './free-space.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

@Module({ controllers: [HealthController], providers: [HealthService, FreeSpace] })
export class HealthModule {}
