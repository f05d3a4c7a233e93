import { ActivityEquipment } from './activity-equipment.entity.js';
import { ActivityPicture } from './activity-picture.entity.js';
import { Activity } from './activity.entity.js';
import { Centre } from './centre.entity.js';
import { OpeningHours } from './opening-hours.entity.js';
import { Resource } from './resource.entity.js';
import { Room } from './room.entity.js';
import { EquipmentPool } from './equipment-pool.entity.js';

/** Every table of this module, for the data source. */
export const centresEntities = [
  Centre,
  OpeningHours,
  Resource,
  Room,
  EquipmentPool,
  Activity,
  ActivityEquipment,
  ActivityPicture,
];
