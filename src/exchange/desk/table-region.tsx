import type { ReactNode } from 'react'

/** A table that scrolls sideways on a narrow screen, reachable by keyboard. */
export const TableRegion = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <div className="ex-table" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
)
