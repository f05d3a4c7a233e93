import { Agent, request } from 'node:http';
import { tokenOf } from './world.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Asks over a fixed number of connections that stay open. */
export class HttpClient {
  private readonly agent: Agent;
  private readonly origin: URL;

  constructor(origin: string, connections: number) {
    this.origin = new URL(origin);
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  }

  /** @param person whose session cookie to send */
  get(person: number, path: string): Promise<Answer> {
    return this.send(person, path, null);
  }

  post(person: number, path: string, body: object): Promise<Answer> {
    return this.send(person, path, JSON.stringify(body));
  }

  close(): void {
    this.agent.destroy();
  }

  private send(person: number, path: string, payload: string | null): Promise<Answer> {
    const { hostname, port } = this.origin;
    const cookie = `clc_session=${tokenOf(person)}`;
    const headers =
      payload === null
        ? { cookie }
        : { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
    const method = payload === null ? 'GET' : 'POST';
    return new Promise((resolve, reject) => {
      const outgoing = request({ agent: this.agent, hostname, port, path, method, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
        });
        incoming.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(payload ?? undefined);
    });
  }
}

/** Does every job, so many at a time. */
export async function inParallel<T>(jobs: readonly T[], width: number, work: (job: T) => Promise<void>): Promise<void> {
  const queue = jobs[Symbol.iterator]();
  const worker = async () => {
    for (const job of queue) await work(job);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
