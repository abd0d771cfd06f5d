/** A calendar day, `2026-11-24`, or a moment that falls on it (UTC). */
export type Day = string | Date

export const dayOf = (day: Day): string => (typeof day === 'string' ? day : day.toISOString()).slice(0, 10)
