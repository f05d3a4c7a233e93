import { fold } from '../../../common/kernel/search-words.js';

interface Findable {
  readonly name: string;
  readonly urn?: number | null;
  readonly postcode?: string | null;
  readonly town?: string | null;
}

/** What a partner can be found by. A postcode is found with and without its space; fields do not run into each other. */
export function searchText({ name, urn, postcode, town }: Findable): string {
  const fields = [name, urn, postcode, postcode?.replace(/\s/g, ''), town];
  return fold(fields.filter((field) => field !== null && field !== undefined).join('\n'));
}
