/** What a reporter is promised, in hours from the receipt (domain.md §11.2 rows 1–3). Shown to her, kept by triage. */
export const promises = {
  /** A person reads it and judges the danger; promised when somebody is in danger now. */
  Read: { hours: 1, source: 'domain.md §11.2 row 1', verified: false },
  FirstAnswer: { hours: 24, source: '1343actionline.ph', verified: false },
  ActionStarted: { hours: 48, source: '1343actionline.ph', verified: false },
} as const

export const dueAfter = (promise: keyof typeof promises, from: Date): Date =>
  new Date(from.getTime() + promises[promise].hours * 3_600_000)
