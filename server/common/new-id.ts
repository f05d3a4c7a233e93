import { v7 } from 'uuid';

/** Time-ordered, so that the newest rows of every table sit at one end of its index. */
export const newId = (): string => v7();
