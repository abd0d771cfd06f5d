import { Drawer as MantineDrawer, Modal as MantineModal } from '@mantine/core'
import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore, type ReactNode } from 'react'
import { useSay } from './i18n.ts'

interface OverlayProps {
  readonly title: ReactNode
  readonly open: boolean
  readonly close: () => void
  readonly children: ReactNode
}

// Mantine's own heads are <header> elements, which would be a second banner of the page; so the parts are put together here.

/** From the right, 480 wide, for reading or a longer form beside the page. */
export function Drawer({ title, open, close, children }: OverlayProps) {
  const say = useSay()
  return (
    <MantineDrawer.Root opened={open} onClose={close} position="right" size={480}>
      <MantineDrawer.Overlay />
      <MantineDrawer.Content>
        <div className="sheet-h">
          <MantineDrawer.Title>{title}</MantineDrawer.Title>
          <MantineDrawer.CloseButton aria-label={say('web:action.close')} />
        </div>
        <Held />
        <MantineDrawer.Body>{children}</MantineDrawer.Body>
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  )
}

/** Only to confirm, repeating the object in its title. Never two overlays at once. */
export function Confirm({ title, open, close, children }: OverlayProps) {
  const say = useSay()
  return (
    <MantineModal.Root opened={open} onClose={close} size={440} centered>
      <MantineModal.Overlay />
      <MantineModal.Content>
        <div className="sheet-h">
          <MantineModal.Title>{title}</MantineModal.Title>
          <MantineModal.CloseButton aria-label={say('web:action.close')} />
        </div>
        <Held />
        <MantineModal.Body>{children}</MantineModal.Body>
      </MantineModal.Content>
    </MantineModal.Root>
  )
}

/** The strip of the page is covered on a small screen: what is told here while the network is away is held, and says so. */
function Held() {
  const say = useSay()
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  )
  return online ? null : (
    <p className="sheet-held" role="status">
      {say('web:state.held')}
    </p>
  )
}
