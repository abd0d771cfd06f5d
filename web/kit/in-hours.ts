/** The instant so many hours from now, on the full hour. */
export function inHours(hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000)
  at.setMinutes(0, 0, 0)
  return at.toISOString()
}
