import { choice, country, date, line, saidLine, saidText, text, yesNo } from './fields.ts'

/**
 * Items of Article 6 of the ASEAN MLA Treaty; (g) is `evidenceSought` and what takes its place in other kinds. Gate G6
 * stands here: (a) to (g) are required of every MLA kind, and a placeholder is none, on the way out and on the way in.
 */
export const articleSix = {
  /** (a) */
  requestingOffice: saidLine,
  conductingAuthority: saidLine,
  /** (b) */
  assistancePurpose: saidText,
  /** (c) */
  matterStatus: saidText,
  /** (d) */
  offence: saidText,
  maximumPenalty: saidLine,
  /** (e) */
  factsAlleged: saidText,
  lawText: saidText,
  /** (f) */
  toAscertain: saidText,
  /** (g) */
  evidenceSought: saidText,
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
  witnessQuestions: saidText,
  witnessWhereabouts: text,
  witnessProtection: text,
  sworn: yesNo,
  court: line,
  hearingDate: date,
  hearingTime: line,
  interpreterNeeded: yesNo,
  technicalNote: text,
  supportPerson: line,
  documentsToServe: saidText,
  addresseeName: line,
  addresseePlace: text,
  serveBefore: date,
  propertyDescription: saidText,
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
