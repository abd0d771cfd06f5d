import type { PanelProps } from '../../../../web/kit/desk-page.ts'
import { RoomsList } from './rooms-list.tsx'

/** The rooms of this case, beside its file. */
export const Panel = ({ case: id = '' }: PanelProps) => <RoomsList of={{ case: id as never }} />
