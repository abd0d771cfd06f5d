import { Drawer as MantineDrawer, Modal as MantineModal, type ModalProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSay } from './i18n.ts'

interface OverlayProps {
  readonly title: ReactNode
  readonly open: boolean
  readonly close: () => void
  readonly children: ReactNode
}

/** From the right, 480 wide, for reading beside the page. */
export function Drawer({ title, open, close, children }: OverlayProps) {
  const say = useSay()
  return (
    <MantineDrawer
      opened={open}
      onClose={close}
      title={title}
      position="right"
      size={480}
      closeButtonProps={{ 'aria-label': say('web:action.close') }}
    >
      {children}
    </MantineDrawer>
  )
}

/** Only to confirm, repeating the object in its title. Never two overlays at once. */
export function Confirm({ title, open, close, children, size = 440 }: OverlayProps & Pick<ModalProps, 'size'>) {
  const say = useSay()
  return (
    <MantineModal
      opened={open}
      onClose={close}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': say('web:action.close') }}
    >
      {children}
    </MantineModal>
  )
}
