import type { FieldName } from '../catalogue.ts'
import type { FieldValues } from '../contract.ts'

/** The particulars of Article 6 under which a paper states fields of a request, and the person whom the matter is about. */
const particulars: Readonly<Record<string, readonly FieldName[]>> = {
  mlaAuthority: ['requestingOffice', 'conductingAuthority'],
  mlaAssistance: ['assistancePurpose'],
  mlaMatter: ['caseReference', 'matterStatus'],
  mlaOffence: ['offence', 'maximumPenalty'],
  mlaFacts: ['factsAlleged', 'lawText'],
  mlaAscertain: ['toAscertain'],
  mlaEvidence: ['evidenceSought', 'evidenceHolder', 'evidencePlace', 'preservationOf'],
  mlaWitness: ['witnessName', 'witnessWhereabouts', 'witnessProtection'],
  mlaQuestions: ['witnessQuestions'],
  mlaHearing: ['court', 'hearingDate', 'hearingTime', 'technicalNote', 'supportPerson'],
  mlaDocuments: ['documentsToServe'],
  mlaAddressee: ['addresseeName', 'addresseePlace', 'serveBefore'],
  mlaProperty: ['propertyDescription', 'propertyPlace', 'accountReference', 'holderName', 'valueEstimate'],
  mlaCourtOrder: ['courtOrder'],
  mlaProcedure: ['particularProcedure'],
  mlaTimeLimit: ['timeLimit'],
  mlaConfidentiality: ['confidentialityReasons'],
  mlaUndertakings: ['otherUndertakings'],
  name: ['subjectName'],
  birthDate: ['subjectBirthDate'],
  nationality: ['subjectNationality'],
}

/** What a request for legal assistance says, under the headings of its paper; word for word, each on a line of its own. */
export const underHeadings = (values: FieldValues): FieldValues => ({
  ...answeredYesOrNo(values),
  ...Object.fromEntries(
    Object.entries(particulars).flatMap(([heading, names]) => {
      const said = names.flatMap((name) => values[name] ?? [])
      return said.length === 0 ? [] : [[heading, said.join('\n')]]
    }),
  ),
})

/** Said in words of the paper, each in its language. */
const yesOrNo = { sworn: 'mlaSworn', interpreterNeeded: 'mlaInterpreter', orderFinal: 'mlaOrderFinal' } as const

const answeredYesOrNo = (values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(yesOrNo).flatMap(([name, heading]) => (values[name] === undefined ? [] : [[heading, values[name]]])),
  )
