import { statfs } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

/** How much room there is where the embedded database lives. */
@Injectable()
export class FreeSpace {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'dataDir' | 'databaseUrl'>) {}

  /** In bytes; without end for PostgreSQL, whose disk is elsewhere. */
  async bytes(): Promise<number> {
    if (this.config.databaseUrl !== null) return Infinity;
    const { bavail, bsize } = await statfs(this.config.dataDir);
    return bavail * bsize;
  }
}
