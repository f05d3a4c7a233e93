/** For so many seconds a decision can be taken back; nobody is told of it before. */
export const UNDO_SECONDS = 10;
