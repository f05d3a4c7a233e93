import { FinalNumbers } from './final-numbers.entity.js';
import { AttendanceCorrection } from './attendance-correction.entity.js';
import { RejectedOccurrence } from './rejected-occurrence.entity.js';
import { RoomArrival } from './room-arrival.entity.js';
import { Series } from './series.entity.js';
import { SignOffSetting } from './sign-off-setting.entity.js';
import { Visit } from './visit.entity.js';
import { VisitAlternative } from './visit-alternative.entity.js';
import { VisitGuidance } from './visit-guidance.entity.js';
import { SwapProposal, SwapSide } from './swap.entity.js';
import { VisitHistory } from './visit-history.entity.js';
import { VisitPack } from './visit-pack.entity.js';

/** Every table of this module, for the data source. */
export const visitsEntities = [
  ...[Visit, VisitHistory, VisitAlternative, Series, RejectedOccurrence, FinalNumbers, SwapProposal, SwapSide],
  ...[VisitPack, VisitGuidance, RoomArrival, SignOffSetting, AttendanceCorrection],
];
