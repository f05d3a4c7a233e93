export type { SchoolDayKind } from '#shared/contracts/vocabulary.js';
export { SchoolClosures } from './school-closures.service.js';
export { TimetablesModule } from './timetables.module.js';
export { TimetablesQueries } from './timetables.queries.js';
export type { Period } from './domain/bell-times.js';
export type { SchoolDay } from './domain/school-days.js';
export { knownTerms, termOfDay, type Term } from './domain/terms.js';
