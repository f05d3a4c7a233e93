/** The HTTP status of a refusal, and what it tells the person: what is wrong and how to mend it. */
export interface RefusalText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 416 | 422 | 428 | 429 | 503;
  readonly message: string;
}
