/** How long property and race specs run: a short dose in `npm test`, a long one in `npm run test:deep`. */
export const runs = (short: number, deep: number): number => (process.env['TEST_DEPTH'] === 'deep' ? deep : short);

/** For specs whose deep dose takes longer than a test usually may, in milliseconds. */
export const PATIENCE_MS = runs(240_000, 3_600_000);

/** In the short dose made-up requests are the same each time, so that a change is judged by itself; in the deep one they are new. */
export const SHORT_DOSE_SEED = runs(20_261_124, Date.now());
