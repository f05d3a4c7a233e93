export const BOOKING_STEPS = ['Your group', 'Room and equipment', 'Check and send'] as const;
