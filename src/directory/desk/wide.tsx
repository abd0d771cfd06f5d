import type { ReactNode } from 'react'

/** A table wider than a small screen: scrolled by finger, or with the arrow keys once it has the focus. */
export const Wide = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
  <div className="dir-scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
