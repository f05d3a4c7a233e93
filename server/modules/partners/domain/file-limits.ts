/** How much one import may bring. A national extract of open schools fits; a mistake does not hang the server. */
export const FILE_LIMITS = {
  bytes: 30_000_000,
  rows: 60_000,
  fieldCharacters: 10_000,
  /** Where reading stops altogether: past this, a quotation mark has swallowed the rest of the file. */
  recordBytes: 200_000,
} as const;
