import type { Role } from '#shared/contracts/vocabulary.js';

/**
 * Who may call which route at all, written by hand from "Who sees what" and the tasks of each role, not from the code.
 * Where they may use it (their own school, centre or authority) is proved beside each feature.
 * A route that is not here fails the test: decide who may call it, then add its row.
 */
export type MayCall = 'public' | 'signed-in' | readonly Role[];

const ADMINISTRATION: readonly Role[] = ['system_administrator', 'la_officer'];
const EDITORS: readonly Role[] = [...ADMINISTRATION, 'centre_manager'];
const MANAGER: readonly Role[] = ['centre_manager'];
const COORDINATOR: readonly Role[] = ['school_coordinator'];
const WRITERS_OF_ACTIVITIES: readonly Role[] = ['centre_manager', 'tutor'];
const CENTRE_STAFF: readonly Role[] = ['centre_manager', 'tutor', 'technician'];
const PARTNER_STAFF: readonly Role[] = ['school_coordinator', 'teacher', 'community_group_leader'];
const GIVERS_OF_ROLES: readonly Role[] = [...EDITORS, 'school_coordinator', 'community_group_leader'];
const BOOKERS: readonly Role[] = [...CENTRE_STAFF, ...PARTNER_STAFF];
const BOTH_SIDES: readonly Role[] = ['centre_manager', ...PARTNER_STAFF];
const WITH_DIARY: readonly Role[] = [...CENTRE_STAFF, ...PARTNER_STAFF];
const READERS_OF_VISITS: readonly Role[] = ['la_officer', ...WITH_DIARY];
const READERS_OF_SCHOOLS: readonly Role[] = [...ADMINISTRATION, ...CENTRE_STAFF, 'school_coordinator'];
const READERS_OF_PARTNERSHIPS: readonly Role[] = [...ADMINISTRATION, ...CENTRE_STAFF];
const READERS_OF_TIMETABLES: readonly Role[] = [...ADMINISTRATION, ...CENTRE_STAFF, ...PARTNER_STAFF];
const EDITORS_OF_TIMETABLES: readonly Role[] = [...EDITORS, 'school_coordinator'];
const READERS_OF_FAIR_HOURS: readonly Role[] = ['la_officer', 'centre_manager'];
const CLOSERS_OF_SCHOOLS: readonly Role[] = ['centre_manager', 'school_coordinator'];
const READERS_OF_TOTALS: readonly Role[] = ['la_officer', 'board_member', 'centre_manager'];

export const ROLE_ROUTES: Readonly<Record<string, MayCall>> = {
  'GET /api/health': 'public',
  'GET /api/ready': 'public',

  'POST /api/v1/session': 'public',
  'GET /api/v1/session': 'signed-in',
  'DELETE /api/v1/session': 'signed-in',
  'POST /api/v1/one-time-links/opened': 'public',
  'POST /api/v1/one-time-links/acceptance': 'public',
  'POST /api/v1/password-resets': 'public',
  'POST /api/v1/password-resets/completion': 'public',
  'POST /api/v1/set-up': 'public',
  'PATCH /api/v1/me': 'signed-in',
  'PUT /api/v1/me/password': 'signed-in',
  'GET /api/v1/sessions': 'signed-in',
  'DELETE /api/v1/sessions': 'signed-in',
  'DELETE /api/v1/sessions/{sessionId}': 'signed-in',
  'GET /api/v1/people': GIVERS_OF_ROLES,
  'POST /api/v1/people/{personId}/departure': GIVERS_OF_ROLES,
  'GET /api/v1/invitations': GIVERS_OF_ROLES,
  'POST /api/v1/invitations': GIVERS_OF_ROLES,
  'DELETE /api/v1/invitations/{invitationId}': GIVERS_OF_ROLES,
  'GET /api/v1/invitation-places': GIVERS_OF_ROLES,

  'GET /api/v1/centres': [...EDITORS, 'board_member', 'tutor', 'technician', ...PARTNER_STAFF],
  'GET /api/v1/centres/{centreId}': [...EDITORS, 'board_member', 'tutor', 'technician', ...PARTNER_STAFF],
  'POST /api/v1/centres': ADMINISTRATION,
  'PUT /api/v1/centres/{centreId}': EDITORS,
  'POST /api/v1/centres/{centreId}/rooms': EDITORS,
  'PUT /api/v1/rooms/{roomId}': EDITORS,
  'POST /api/v1/rooms/{roomId}/retirement': EDITORS,
  'DELETE /api/v1/rooms/{roomId}/retirement': EDITORS,
  'POST /api/v1/centres/{centreId}/equipment': EDITORS,
  'PUT /api/v1/equipment/{poolId}': EDITORS,
  'POST /api/v1/equipment/{poolId}/retirement': EDITORS,
  'DELETE /api/v1/equipment/{poolId}/retirement': EDITORS,
  'POST /api/v1/equipment/{poolId}/out-of-service': CENTRE_STAFF,
  'POST /api/v1/out-of-service/{reportId}/end': CENTRE_STAFF,
  'GET /api/v1/centres/{centreId}/tutor-accounts': EDITORS,
  'POST /api/v1/centres/{centreId}/tutors': EDITORS,
  'PUT /api/v1/tutors/{tutorId}': EDITORS,
  'POST /api/v1/tutors/{tutorId}/retirement': EDITORS,
  'DELETE /api/v1/tutors/{tutorId}/retirement': EDITORS,
  'POST /api/v1/tutors/{tutorId}/leave': EDITORS,
  'POST /api/v1/leave/{leaveId}/end': EDITORS,
  'POST /api/v1/centres/{centreId}/vehicles': EDITORS,
  'PUT /api/v1/vehicles/{vehicleId}': EDITORS,
  'POST /api/v1/vehicles/{vehicleId}/retirement': EDITORS,
  'DELETE /api/v1/vehicles/{vehicleId}/retirement': EDITORS,
  'POST /api/v1/vehicles/{vehicleId}/off-the-road': EDITORS,
  'POST /api/v1/off-the-road/{absenceId}/end': EDITORS,
  'POST /api/v1/centres/{centreId}/opening-overrides': EDITORS,
  'PUT /api/v1/opening-overrides/{overrideId}': EDITORS,
  'DELETE /api/v1/opening-overrides/{overrideId}': EDITORS,

  'GET /api/v1/activities': 'public',
  'GET /api/v1/activities/{activityId}': 'public',
  'GET /api/v1/activities/{activityId}/pictures/{pictureId}': 'public',
  'GET /api/v1/centres/{centreId}/activities': WRITERS_OF_ACTIVITIES,
  'POST /api/v1/centres/{centreId}/activities': WRITERS_OF_ACTIVITIES,
  'GET /api/v1/activities/{activityId}/staff-view': WRITERS_OF_ACTIVITIES,
  'GET /api/v1/activities/{activityId}/staff-view/pictures/{pictureId}': WRITERS_OF_ACTIVITIES,
  'PUT /api/v1/activities/{activityId}': WRITERS_OF_ACTIVITIES,
  'PUT /api/v1/activities/{activityId}/picture': WRITERS_OF_ACTIVITIES,
  'DELETE /api/v1/activities/{activityId}/picture': WRITERS_OF_ACTIVITIES,
  'PUT /api/v1/activities/{activityId}/picture/alternative-text': WRITERS_OF_ACTIVITIES,
  'POST /api/v1/activities/{activityId}/publication': WRITERS_OF_ACTIVITIES,
  'DELETE /api/v1/activities/{activityId}/publication': WRITERS_OF_ACTIVITIES,
  'POST /api/v1/activities/{activityId}/retirement': WRITERS_OF_ACTIVITIES,
  'DELETE /api/v1/activities/{activityId}/retirement': WRITERS_OF_ACTIVITIES,

  'GET /api/v1/set-up/tasks': ADMINISTRATION,
  'GET /api/v1/authorities': READERS_OF_SCHOOLS,
  'POST /api/v1/authorities': ['system_administrator'],
  'GET /api/v1/partners': READERS_OF_SCHOOLS,
  'GET /api/v1/schools/{schoolId}': READERS_OF_SCHOOLS,
  'GET /api/v1/centres/{centreId}/partnerships': READERS_OF_PARTNERSHIPS,
  'POST /api/v1/centres/{centreId}/partnerships': EDITORS,
  'POST /api/v1/partnerships/{partnershipId}/end': EDITORS,
  'GET /api/v1/centres/{centreId}/journeys/{partnerId}': [...READERS_OF_PARTNERSHIPS, ...PARTNER_STAFF],
  'PUT /api/v1/centres/{centreId}/journeys/{partnerId}': EDITORS,
  'GET /api/v1/community-groups/{groupId}': READERS_OF_PARTNERSHIPS,
  'POST /api/v1/community-groups': EDITORS,
  'PUT /api/v1/community-groups/{groupId}': EDITORS,
  'POST /api/v1/imports/schools': ADMINISTRATION,
  'POST /api/v1/imports/characteristics': ADMINISTRATION,
  'POST /api/v1/imports/{importId}/acceptance': ADMINISTRATION,

  'GET /api/v1/centres/{centreId}/days/{day}': READERS_OF_VISITS,
  'GET /api/v1/centres/{centreId}/weeks/{day}': READERS_OF_VISITS,
  'GET /api/v1/centres/{centreId}/rooms/{roomId}/weeks/{day}': READERS_OF_VISITS,
  'GET /api/v1/centres/{centreId}/availability': READERS_OF_VISITS,
  'POST /api/v1/availability/searches': BOOKERS,
  'GET /api/v1/visits': READERS_OF_VISITS,
  'GET /api/v1/visits/{visitId}': READERS_OF_VISITS,
  'GET /api/v1/visits/{visitId}/calendar-file': WITH_DIARY,
  'POST /api/v1/visits': BOOKERS,
  'POST /api/v1/visits/{visitId}/approval': MANAGER,
  'POST /api/v1/visits/{visitId}/decline': MANAGER,
  'POST /api/v1/visits/{visitId}/withdrawal': PARTNER_STAFF,
  'POST /api/v1/visits/{visitId}/cancellation': BOTH_SIDES,
  'POST /api/v1/visits/{visitId}/attendance': CENTRE_STAFF,
  'POST /api/v1/visits/{visitId}/no-show': CENTRE_STAFF,

  'POST /api/v1/visits/{visitId}/final-numbers': BOTH_SIDES,
  'POST /api/v1/visits/{visitId}/final-numbers/deadline': MANAGER,
  'POST /api/v1/visits/{visitId}/undo': CENTRE_STAFF,
  'GET /api/v1/visits/{visitId}/rivals': MANAGER,
  'GET /api/v1/visits/{visitId}/messages': WITH_DIARY,
  'POST /api/v1/visits/{visitId}/messages': WITH_DIARY,
  'PUT /api/v1/visits/{visitId}/messages/seen': WITH_DIARY,
  'DELETE /api/v1/visits/{visitId}/messages/{messageId}': WITH_DIARY,
  'GET /api/v1/unread-messages': WITH_DIARY,
  'GET /api/v1/centres/{centreId}/queue': MANAGER,
  'GET /api/v1/centres/{centreId}/queue/revision': MANAGER,
  'POST /api/v1/centres/{centreId}/queue/joint-effect': MANAGER,
  'POST /api/v1/centres/{centreId}/queue/approvals': MANAGER,
  'GET /api/v1/visits/{visitId}/pack': WITH_DIARY,
  'PUT /api/v1/visits/{visitId}/pack': BOOKERS,
  'GET /api/v1/centres/{centreId}/visit-guidance': MANAGER,
  'PUT /api/v1/centres/{centreId}/visit-guidance': MANAGER,
  'GET /api/v1/centres/{centreId}/adults-needed': BOOKERS,
  'POST /api/v1/visits/{visitId}/sign-off': COORDINATOR,
  'POST /api/v1/visits/{visitId}/sign-off-refusal': COORDINATOR,
  'GET /api/v1/schools/{schoolId}/sign-off-setting': COORDINATOR,
  'PUT /api/v1/schools/{schoolId}/sign-off-setting': COORDINATOR,

  'GET /api/v1/centres/{centreId}/set-up-sheets/{day}': CENTRE_STAFF,
  'POST /api/v1/visits/{visitId}/arrival': CENTRE_STAFF,
  'POST /api/v1/visits/{visitId}/arrival-taken-back': CENTRE_STAFF,
  'POST /api/v1/visits/{visitId}/early-finish': CENTRE_STAFF,
  'GET /api/v1/visits/{visitId}/corrections': CENTRE_STAFF,
  'POST /api/v1/visits/{visitId}/corrections': CENTRE_STAFF,
  'GET /api/v1/centres/{centreId}/open-corrections': CENTRE_STAFF,
  'POST /api/v1/corrections/{correctionId}/acceptance': MANAGER,
  'POST /api/v1/corrections/{correctionId}/refusal': MANAGER,
  'POST /api/v1/corrections/{correctionId}/withdrawal': CENTRE_STAFF,

  'GET /api/v1/centres/{centreId}/door-displays': MANAGER,
  'POST /api/v1/centres/{centreId}/door-displays': MANAGER,
  'DELETE /api/v1/door-displays/{displayId}': MANAGER,
  'GET /api/v1/doors/{token}': 'public',

  'POST /api/v1/visits/{visitId}/change': BOTH_SIDES,
  'POST /api/v1/visits/{visitId}/repetition/previews': BOTH_SIDES,
  'POST /api/v1/visits/{visitId}/repetition': BOTH_SIDES,

  'POST /api/v1/centres/{centreId}/host-timetable/previews': MANAGER,
  'POST /api/v1/centres/{centreId}/host-timetable': MANAGER,

  'POST /api/v1/series/previews': BOOKERS,
  'POST /api/v1/series': BOOKERS,
  'GET /api/v1/series': READERS_OF_VISITS,
  'GET /api/v1/series/{seriesId}': READERS_OF_VISITS,
  'POST /api/v1/series/{seriesId}/edits/previews': BOTH_SIDES,
  'POST /api/v1/series/{seriesId}/edits': BOTH_SIDES,
  'POST /api/v1/series/{seriesId}/approval': MANAGER,
  'POST /api/v1/series/{seriesId}/decline': MANAGER,
  'POST /api/v1/series/{seriesId}/withdrawal': PARTNER_STAFF,
  'POST /api/v1/series/{seriesId}/cancellation': BOTH_SIDES,

  'GET /api/v1/centres/{centreId}/transport-schemes': READERS_OF_TOTALS,
  'POST /api/v1/centres/{centreId}/transport-schemes': MANAGER,
  'PUT /api/v1/transport-schemes/{schemeId}': MANAGER,
  'GET /api/v1/transport-totals': READERS_OF_TOTALS,
  'POST /api/v1/centres/{centreId}/transport-quotes': BOOKERS,
  'GET /api/v1/transport-awards': BOTH_SIDES,
  'GET /api/v1/transport-awards/{awardId}': BOTH_SIDES,
  'GET /api/v1/visits/{visitId}/transport-award': BOTH_SIDES,
  'POST /api/v1/transport-awards/{awardId}/claim': BOTH_SIDES,
  'PUT /api/v1/transport-awards/{awardId}/claim': BOTH_SIDES,
  'POST /api/v1/transport-awards/{awardId}/payment': MANAGER,
  'POST /api/v1/transport-awards/{awardId}/refusal': MANAGER,

  'GET /api/v1/centres/{centreId}/closures': MANAGER,
  'POST /api/v1/centres/{centreId}/closures': MANAGER,
  'POST /api/v1/centres/{centreId}/closures/previews': MANAGER,
  'GET /api/v1/closures/schools': CLOSERS_OF_SCHOOLS,
  'GET /api/v1/schools/{schoolId}/closures': CLOSERS_OF_SCHOOLS,
  'POST /api/v1/schools/{schoolId}/closures': CLOSERS_OF_SCHOOLS,
  'POST /api/v1/schools/{schoolId}/closures/previews': CLOSERS_OF_SCHOOLS,
  'GET /api/v1/closures/{closureId}': CLOSERS_OF_SCHOOLS,
  'POST /api/v1/closures/{closureId}/settlements': CLOSERS_OF_SCHOOLS,
  'POST /api/v1/closures/{closureId}/lifting': CLOSERS_OF_SCHOOLS,
  'GET /api/v1/visits/{visitId}/closure': WITH_DIARY,

  'GET /api/v1/feeds': WITH_DIARY,
  'POST /api/v1/feeds': WITH_DIARY,
  'DELETE /api/v1/feeds/{feedId}': WITH_DIARY,
  'GET /api/v1/feeds/{token}.ics': 'public',
  'GET /api/v1/demo/personas': 'public',

  'GET /api/v1/calendars': READERS_OF_TIMETABLES,
  'GET /api/v1/calendars/{calendarId}': READERS_OF_TIMETABLES,
  'POST /api/v1/calendars/{calendarId}/entries': EDITORS_OF_TIMETABLES,
  'PUT /api/v1/calendar-entries/{entryId}': EDITORS_OF_TIMETABLES,
  'DELETE /api/v1/calendar-entries/{entryId}': EDITORS_OF_TIMETABLES,
  'POST /api/v1/calendars/{calendarId}/import-previews': EDITORS_OF_TIMETABLES,
  'POST /api/v1/calendars/{calendarId}/imported-entries': EDITORS_OF_TIMETABLES,
  'GET /api/v1/schools/{schoolId}/bell-times': READERS_OF_TIMETABLES,
  'POST /api/v1/schools/{schoolId}/bell-times': EDITORS_OF_TIMETABLES,
  'PUT /api/v1/bell-times/{scheduleId}': EDITORS_OF_TIMETABLES,
  'DELETE /api/v1/bell-times/{scheduleId}': EDITORS_OF_TIMETABLES,
  'GET /api/v1/partners/{partnerId}/school-days': READERS_OF_TIMETABLES,

  'GET /api/v1/equity/choices': READERS_OF_TOTALS,
  'GET /api/v1/equity/centre-use': READERS_OF_TOTALS,
  'GET /api/v1/equity/centre-use.csv': READERS_OF_TOTALS,

  'GET /api/v1/centres/{centreId}/fair-hours': READERS_OF_FAIR_HOURS,
  'GET /api/v1/centres/{centreId}/fair-hours/effects': MANAGER,
  'GET /api/v1/schools/{schoolId}/fair-hours': ['school_coordinator', 'teacher'],
  'GET /api/v1/authorities/{authorityId}/fair-share-settings': ['la_officer'],
  'PUT /api/v1/authorities/{authorityId}/fair-share-settings': ['la_officer'],

  'GET /api/v1/centres/{centreId}/policy': READERS_OF_FAIR_HOURS,
  'PUT /api/v1/centres/{centreId}/policy': MANAGER,
  'GET /api/v1/centres/{centreId}/policy-overrides': READERS_OF_FAIR_HOURS,
};
