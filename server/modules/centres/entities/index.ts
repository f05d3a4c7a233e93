import { ActivityEquipment } from './activity-equipment.entity.js';
import { ActivityPicture } from './activity-picture.entity.js';
import { Activity } from './activity.entity.js';
import { Centre } from './centre.entity.js';
import { EquipmentPool } from './equipment-pool.entity.js';
import { OpeningHours } from './opening-hours.entity.js';
import { OpeningOverrideHours } from './opening-override-hours.entity.js';
import { OpeningOverride } from './opening-override.entity.js';
import { Resource } from './resource.entity.js';
import { RoomLink } from './room-link.entity.js';
import { Room } from './room.entity.js';
import { TutorHours } from './tutor-hours.entity.js';
import { Tutor } from './tutor.entity.js';
import { Vehicle } from './vehicle.entity.js';

/** Every table of this module, for the data source. */
export const centresEntities = [
  Centre,
  OpeningHours,
  OpeningOverride,
  OpeningOverrideHours,
  Resource,
  Room,
  RoomLink,
  EquipmentPool,
  Tutor,
  TutorHours,
  Vehicle,
  Activity,
  ActivityEquipment,
  ActivityPicture,
];
