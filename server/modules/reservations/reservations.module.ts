import { Module } from '@nestjs/common';
import { ReservationsRepository } from './reservations.repository.js';

@Module({ providers: [ReservationsRepository], exports: [ReservationsRepository] })
export class ReservationsModule {}
