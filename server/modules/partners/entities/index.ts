import { Authority } from './authority.entity.js';
import { Partner } from './partner.entity.js';
import { School } from './school.entity.js';
import { SchoolCharacteristics } from './school-characteristics.entity.js';
import { CommunityGroup } from './community-group.entity.js';
import { Partnership } from './partnership.entity.js';
import { JourneyOverrideRow } from './journey-override.entity.js';
import { Import } from './import.entity.js';

/** Every table of this module, for the data source. */
export const partnersEntities = [
  Authority,
  Partner,
  School,
  SchoolCharacteristics,
  CommunityGroup,
  Partnership,
  JourneyOverrideRow,
  Import,
];
