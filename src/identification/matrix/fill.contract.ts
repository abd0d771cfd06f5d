import { elements, type Box, type Element } from '../screening/catalogue.contract.ts'
import type { Backing, Definition, Matrix } from './contract.ts'

export interface FilledBox {
  readonly box: Box
  /** The law names it; what it does not name is shown all the same, where something backs it. */
  readonly named: boolean
  readonly for: readonly Backing[]
  readonly against: readonly Backing[]
}

export interface Column {
  readonly element: Element
  /** `Empty`: nothing backs any box of it that counts. `NotNeeded`: the law does not ask for it, of a child. */
  readonly standing: 'Backed' | 'Empty' | 'NotNeeded'
  readonly boxes: readonly FilledBox[]
}

export const elementOf = (box: Box): Element => box.split('.')[0] as Element

export const stands = (backings: readonly Backing[]): readonly Backing[] => backings.filter(({ struck }) => !struck)

/** Lays what was said into the boxes of one law. It finds nothing by itself: it says what is backed and what is empty. */
export function fillMatrix({ backings, minor }: Pick<Matrix, 'backings' | 'minor'>, law: Definition): Column[] {
  const standing = stands(backings)
  return elements.map((element) => {
    const named = law.boxes.filter((box) => elementOf(box) === element)
    const others = [...new Set(standing.map(({ box }) => box))].filter(
      (box) => elementOf(box) === element && !named.includes(box),
    )
    const boxes = [...named, ...others.toSorted()].map((box) => ({
      box,
      named: named.includes(box),
      for: standing.filter((each) => each.box === box && each.side === 'For'),
      against: standing.filter((each) => each.box === box && each.side === 'Against'),
    }))
    const backed = boxes.some((each) => each.for.length > 0 && (each.named || law.open.includes(element)))
    const notNeeded = element === 'means' && minor !== 'No' && law.childNeedsNoMeans
    return { element, standing: backed ? 'Backed' : notNeeded ? 'NotNeeded' : 'Empty', boxes }
  })
}

/** The boxes that something speaks for. A decision may rest on these and on no other. */
export const backedBoxes = (backings: readonly Backing[]): Box[] => [
  ...new Set(
    stands(backings)
      .filter(({ side }) => side === 'For')
      .map(({ box }) => box),
  ),
]

/** The elements that these boxes leave open under this law. */
export function lackingFor(found: readonly Box[], law: Definition, minor: Matrix['minor']): Element[] {
  const counts = (box: Box) => law.boxes.includes(box) || law.open.includes(elementOf(box))
  return elements.filter(
    (element) =>
      !(element === 'means' && minor !== 'No' && law.childNeedsNoMeans) &&
      !found.some((box) => elementOf(box) === element && counts(box)),
  )
}
