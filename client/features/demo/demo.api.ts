import { demoRoutes, personaList, type PersonaView } from '#shared/contracts/demo.contract.js';
import { ApiRefusal } from '../../core/errors.js';
import { get } from '../../core/http.js';

/** @returns nobody where there is no demo */
export async function demoPersonas(): Promise<readonly PersonaView[]> {
  try {
    return (await get(demoRoutes.personas, { response: personaList, anonymous: true })).items;
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return [];
    throw error;
  }
}
