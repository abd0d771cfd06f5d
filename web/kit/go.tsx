import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, type ReactNode } from 'react'

interface GoProps {
  /** The path as the page list has it, without /desk: `/cases/$case`. */
  readonly to: string
  readonly ids?: Readonly<Record<string, string>>
  readonly className?: string
  readonly children: ReactNode
  readonly 'aria-label'?: string
  readonly onClick?: () => void
}

/** A link to a desk page. Its code, and what it asks first, are fetched while it is hovered or focused. */
export const Go = ({ to, ids, ...rest }: GoProps) => <Link to={to} params={(ids ?? {}) as never} {...rest} />

/** Goes to a desk page: `go('/cases/$case', { case: id })`. */
export function useGo(): (to: string, ids?: Readonly<Record<string, string>>) => void {
  const navigate = useNavigate()
  return useCallback((to, ids = {}) => void navigate({ to, params: ids as never }), [navigate])
}

/** The opaque ids in the address of this page: `const { case: id } = useIds()`. */
export function useIds<Name extends string = string>(): Partial<Record<Name, string>> {
  return useParams({ strict: false }) as Partial<Record<Name, string>>
}
