import type { ReactNode } from 'react'
import './account.css'

/** A table that scrolls sideways on a narrow screen, reachable by keyboard. */
export const TableRegion = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <div className="tbl" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
)
