import { z } from 'zod'
import { Box, Element, Words } from '../screening/catalogue.contract.ts'

/** Which acts, means and purposes the law of a state asks for. Law is data: with its source, and whether anybody checked it. */
export const Definition = z
  .strictObject({
    definition: z.string().regex(/^[a-z][a-z0-9-]+$/),
    version: z.string().min(1).max(40),
    /** The states whose law it is; without it the treaty's, which stands beside every law. */
    states: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
    title: Words,
    source: z.string().min(1),
    verified: z.boolean(),
    boxes: z.array(Box).min(3),
    /** Elements of which the law names examples only: what it does not name may count too. */
    open: z.array(Element),
    /** Of a person under 18 the means are not asked for. */
    childNeedsNoMeans: z.boolean(),
    /** It is enough that the person was exploited in the end, whatever was intended. */
    resultSuffices: z.boolean(),
  })
  .refine(({ boxes }) => Element.options.every((element) => boxes.some((box) => box.startsWith(`${element}.`))), {
    path: ['boxes'],
    message: 'an element without a box',
  })
export type Definition = z.infer<typeof Definition>

export const nameOfDefinition = ({ definition, version }: Pick<Definition, 'definition' | 'version'>): string =>
  `${definition}@${version}`
