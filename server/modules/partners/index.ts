export { PartnersModule } from './partners.module.js';
export { IMPORT_USAGE, ImportCommands, type Terminal } from './import.commands.js';
export { searchText } from './domain/search-text.js';
export { JourneysService, type JourneyLookup } from './journeys.service.js';
export type { Journey } from './domain/journey.js';
export { TravelService } from './travel.service.js';
export { travelIn, type Travel, type Trip } from './domain/travel.js';
export { toTravelView } from './journey.mapper.js';
