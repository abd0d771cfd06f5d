import { useEffect, useMemo } from 'react'

/** The pages as they will be printed. A picture, so that nothing in it can act. */
export function Picture({ svg, label }: { svg: string; label: string }) {
  const address = useMemo(() => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })), [svg])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <div className="xpaper">
      <img src={address} alt={label} />
    </div>
  )
}
