import type { Category } from '../../transfers/contract.ts'

/** What kind of data each field is, of requests, answers and roster parts; a test holds that none is left out. */
const fieldsOf: Readonly<Record<Category, string>> = {
  Identity: `
    name alias sex birthDate nationality birthplace nationalIdNumber appearance languageSpoken
    subjectName subjectBirthDate subjectNationality witnessName addresseeName holderName debtorName
    guardian supportPerson evidenceHolder
  `,
  Family: 'parentsNames familyInvolved familyAddress',
  Contact: 'phone contactRule liaisonName liaisonPhone contactPost',
  Whereabouts: `
    lastPlace lastContact placeControl detainedAt detainedSince subjectWhereabouts witnessWhereabouts
    addresseePlace debtorWhereabouts receivingShelter returnTo whereNow handedTo meetingPoint outcome
    result
  `,
  FreeText: `
    dangerNote urgentNeeds routeNote riskQuestions knownThreats information question summaryOfFacts
    factsAlleged narrative witnessQuestions witnessProtection followUpQuestions summary riskFindings
    conditions recognitionReasons supportGiven protectionOffered doNotTell text file reporterIdentity
    intelligence offenceLinked assistancePurpose toAscertain evidenceSought particularProcedure
    confidentialityReasons otherUndertakings technicalNote documentsToServe jointAim costsNote
    contactPurpose exhibitsShared exhibitReferences sitePlace evidencePlace
  `,
  Child: 'childPresent',
  Health: 'medicalNeeds healthRecord',
  Finding: `
    status decisionBody decisionDate appealRight appealUntil recognitionSought theirPosition
    indicatorsSeen recognition riskLevel followUpResult safety spokenToAlone nationalityResult
    positionNow
  `,
  Papers: `
    passportNumber travelDocumentNumber documentWanted documentStatus verificationReference paperNumber
    paperResult paperValidUntil collectFrom deliverTo immigrationProblem reliefWanted reliefResult
    permitResult permitNumber transitResult
  `,
  Journey: `
    exitPoint exitDate entryPoint transitFrom transitUntil flight arrivalDate arrivalTime arrivalPlace
    escorts handoverResult receivedAt receivedBy
  `,
  Financial: `
    fineAmount accountReference propertyDescription propertyPlace moneyTrail bankAccounts award
    awardPaid valueEstimate amountHeld amountPaid payThrough
  `,
  Account: 'platform account webAddress vehicle preservationOf',
  Criminal: `
    suspects offence warrant provisionalArrest courtOrder judgmentNumber judgmentDate judgmentFinal
    extraditionResult matterStatus penaltyAssurance specialityUndertaking
  `,
  Biometric: 'biometrics',
  Belief: 'religionOrEthnicity',
}
/** Codes of the matter itself, dates of its deadlines and names of offices: about nobody. */
export const aboutNobody: ReadonlySet<string> = new Set(
  `
    peopleCount neededBy windowFrom windowUntil recordsWanted preserveUntil formalRequestFollows
    caseReference informationKind sourceReliability informationCredibility observedOn contactWanted
    proposedTime leadAgency periodFrom periodUntil statesInvolved requestingOffice conductingAuthority
    maximumPenalty lawText timeLimit sworn court hearingDate hearingTime interpreterNeeded serveBefore
    orderFinal dueBy followUpMonth peopleOut preservationResult preservedUntil preservationReference
    informationUse jointResult assistanceResult servedOn enforcementResult paidOn nextVisit validUntil
  `
    .trim()
    .split(/\s+/),
)

const categoryOf: ReadonlyMap<string, Category> = new Map(
  Object.entries(fieldsOf).flatMap(([category, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, category as Category] as const),
  ),
)

/** A field that nobody has sorted is taken for free text, never for nothing. */
export const categoriesOf = (fields: readonly string[]): Category[] => [
  ...new Set(fields.filter((name) => !aboutNobody.has(name)).map((name) => categoryOf.get(name) ?? 'FreeText')),
]

export const isSorted = (name: string) => aboutNobody.has(name) || categoryOf.has(name)
