import type { RequestKind } from './contract.ts'
import { answerCatalogue } from './answers.ts'
import { catalogue, fieldNames, type FieldName } from './catalogue.ts'
import { schemaOf } from './fields.ts'
import type { Definition } from './kinds/definition.ts'
import { evidenceAndPolice } from './kinds/evidence-and-police.ts'
import { findAndProtect } from './kinds/find-and-protect.ts'
import { identityAndPapers } from './kinds/identity-and-papers.ts'
import { mutualLegalAssistance } from './kinds/mutual-legal-assistance.ts'
import { remedyAndReintegration } from './kinds/remedy-and-reintegration.ts'
import { theReturn } from './kinds/return.ts'

export type { Definition }

export const definitions: Readonly<Record<RequestKind, Definition>> = {
  ...findAndProtect,
  ...identityAndPapers,
  ...theReturn,
  ...evidenceAndPolice,
  ...mutualLegalAssistance,
  ...remedyAndReintegration,
}

/** All that this kind may not carry. */
export const forbiddenTo = ({ required, optional }: Definition): FieldName[] =>
  fieldNames.filter((name) => !required.includes(name) && !optional.includes(name))

/** The fields of a draft, as far as they are there; a forbidden one is refused. */
export const draftFields = (kind: RequestKind) => schemaOf(catalogue, definitions[kind], 'draft')

/** Fields that cross after the opening: what is there must say what it must say. */
export const laterFields = (kind: RequestKind) => schemaOf(catalogue, definitions[kind], 'crosses')

/** The fields of a request that leaves or arrives. */
export const wholeFields = (kind: RequestKind) => schemaOf(catalogue, definitions[kind], 'whole')

export const answerFields = (kind: RequestKind) => schemaOf(answerCatalogue, definitions[kind].answer, 'whole')
