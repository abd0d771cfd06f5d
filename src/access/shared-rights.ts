/** Runs of rights that several roles carry, each said once. */
export const everyOfficer = ['access.self', 'access.declare-conflict'] as const

export const takesReports = ['intake.read', 'intake.take', 'intake.reply', 'triage.read'] as const

export const worksOnCases = ['casework.read', 'casework.write', 'casework.search'] as const

export const asksOtherStates = ['requests.read', 'requests.write', 'requests.answer'] as const

/** What somebody does who sits with a person: asks her, weighs her danger, gives help. */
export const helpsPeople = [
  'assistance.consent',
  'assistance.position',
  'assistance.safety',
  'assistance.services',
] as const

export const findsCounsel = ['assistance.aid', 'assistance.see-aid'] as const

export const looksUp = ['directory.read', 'figures.read'] as const
