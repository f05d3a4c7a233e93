/** How long property and race specs run: a short dose in `npm test`, a long one in `npm run test:deep`. */
export const runs = (short: number, deep: number): number => (process.env['TEST_DEPTH'] === 'deep' ? deep : short);

/** For specs whose deep dose takes longer than a test usually may, in milliseconds. */
export const PATIENCE_MS = runs(60_000, 3_600_000);
