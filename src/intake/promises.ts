/**
 * What a reporter is promised, in hours from the receipt (domain.md §11.2 rows 1–3). Shown to her, kept by triage, whose
 * `clock_rule` says where each comes from and whether that source was read; a test holds the two together.
 */
export const promises = {
  /** A person reads it and judges the danger; promised when somebody is in danger now. */
  Read: { hours: 1 },
  FirstAnswer: { hours: 24 },
  ActionStarted: { hours: 48 },
} as const

export const dueAfter = (promise: keyof typeof promises, from: Date): Date =>
  new Date(from.getTime() + promises[promise].hours * 3_600_000)
