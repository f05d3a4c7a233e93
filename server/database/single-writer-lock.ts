import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Another process has the embedded database open for writing. */
export class SecondWriterError extends Error {
  constructor() {
    super(
      'Another CLC Commons process is using this database. Stop the server first, or do this in the running product; with PostgreSQL both can run at once.',
    );
  }
}

/** Held here because nobody keeps what lockSingleWriter returns: a collected connection would let its lock go. */
const held = new Set<Database.Database>();

/**
 * Keeps a second process from writing to the embedded database. The lock is one of the operating system's, taken
 * through a small SQLite file of its own, so that it ends with the process even when that is killed.
 * @returns a function that gives the lock back
 */
export function lockSingleWriter(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const lock = new Database(path.join(dataDir, 'writer.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new SecondWriterError();
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
