/** Words of skills are compared without regard to case. */
export function canTeach({ skills }: { readonly skills: readonly string[] }, skill: string): boolean {
  const wanted = skill.toLowerCase();
  return skills.some((word) => word.toLowerCase() === wanted);
}

/** Whether a vehicle has a seat for everybody who comes. */
export const seatsAll = (
  { seats }: { readonly seats: number },
  { pupils, adults }: { readonly pupils: number; readonly adults: number },
): boolean => seats >= pupils + adults;
