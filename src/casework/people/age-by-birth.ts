/**
 * How old a person is by what is known: an age as it was said, or else the youngest that her birth allows. A birth that
 * may say under 18 outweighs an older age, since a doubt counts for a child until it is decided (gate G5).
 */
export function ageByBirth(said: number | null, birth: string | null, today: Date): number | null {
  if (birth === null) return said
  const youngest = fullYears(birth, today)
  return said === null || youngest < Math.min(18, said) ? youngest : said
}

/** Of a birth of which the year or the month only is known, its last day. */
function fullYears(birth: string, today: Date): number {
  const day = today.toISOString().slice(0, 10)
  const lastDay = birth + '-12-31'.slice(birth.length - 4)
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < lastDay.slice(5) ? 1 : 0)
  return Math.min(120, Math.max(0, years))
}
