import { TransportScheme } from './transport-scheme.entity.js';
import { TransportBand } from './transport-band.entity.js';
import { TransportAward } from './transport-award.entity.js';
import { TransportLedgerEntry } from './transport-ledger-entry.entity.js';
import { TransportSchoolTotal } from './transport-school-total.entity.js';

/** Every table of this module, for the data source. */
export const subsidiesEntities = [
  TransportScheme,
  TransportBand,
  TransportAward,
  TransportLedgerEntry,
  TransportSchoolTotal,
];
