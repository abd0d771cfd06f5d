import type { ComponentProps } from 'react'
import type { UseMutationResult } from '@tanstack/react-query'
import { Next } from '../../../web/kit/card.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'

type Props = ComponentProps<typeof Next> & { readonly of: Pick<UseMutationResult, 'isPending' | 'error'> }

/** Where a form ends: the press that sends it, and why it was refused. */
export const Send = ({ of: { isPending, error }, ...rest }: Props) => (
  <>
    <Next loading={isPending} {...rest} />
    {error && <ErrorNote error={error} />}
  </>
)
