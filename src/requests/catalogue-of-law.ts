import { choice, country, date, line, text, yesNo } from './fields.ts'

/** Items of Article 6 of the ASEAN MLA Treaty; (g) is `evidenceSought` and what takes its place in other kinds. */
export const articleSix = {
  /** (a) */
  requestingOffice: line,
  conductingAuthority: line,
  /** (b) */
  assistancePurpose: text,
  /** (c) */
  matterStatus: text,
  /** (d) */
  offence: text,
  maximumPenalty: line,
  /** (e) */
  factsAlleged: text,
  lawText: text,
  /** (f) */
  toAscertain: text,
  /** (g) */
  evidenceSought: text,
  /** (h) */
  particularProcedure: text,
  /** (i) */
  timeLimit: line,
  /** (j) */
  confidentialityReasons: text,
  /** (k) */
  otherUndertakings: text,
} as const

export const proceedings = {
  subjectName: line,
  subjectBirthDate: date,
  subjectNationality: country,
  subjectWhereabouts: text,
  evidenceHolder: line,
  evidencePlace: text,
  preservationOf: line,
  witnessName: line,
  witnessQuestions: text,
  witnessWhereabouts: text,
  witnessProtection: text,
  sworn: yesNo,
  court: line,
  hearingDate: date,
  hearingTime: line,
  interpreterNeeded: yesNo,
  technicalNote: text,
  supportPerson: line,
  documentsToServe: text,
  addresseeName: line,
  addresseePlace: text,
  serveBefore: date,
  propertyDescription: text,
  propertyPlace: text,
  courtOrder: text,
  orderFinal: yesNo,
  accountReference: line,
  holderName: line,
  valueEstimate: line,
  warrant: text,
  provisionalArrest: yesNo,
  specialityUndertaking: text,
  penaltyAssurance: text,
} as const

export const afterwards = {
  judgmentNumber: line,
  judgmentDate: date,
  judgmentFinal: yesNo,
  award: line,
  awardPaid: line,
  debtorName: line,
  debtorWhereabouts: text,
  payThrough: text,
  dueBy: date,
  followUpMonth: choice('Month1', 'Month3', 'Month6', 'Month12'),
  followUpQuestions: text,
} as const
