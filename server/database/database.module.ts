import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { READER, readerOptions, writerOptions } from './data-source.js';
import { Store } from './store.js';

/** Expects a migrated database: `migrateDatabase` runs before the application is made. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({ inject: [CONFIG], useFactory: (config: Config) => writerOptions(config) }),
    TypeOrmModule.forRootAsync({
      name: READER,
      inject: [CONFIG],
      useFactory: (config: Config) => readerOptions(config),
    }),
  ],
  providers: [Store],
  exports: [Store],
})
export class DatabaseModule {}
