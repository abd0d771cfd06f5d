/** The nine stops of a case. Past filled, now the lamp, future hollow. Not clickable: tabs are. */
export function PhaseLine({
  phases,
  at,
  label,
}: {
  phases: readonly { code: string; name: string }[]
  at: string
  label: string
}) {
  const now = phases.findIndex(({ code }) => code === at)
  return (
    <ol className="phases" aria-label={label}>
      {phases.map(({ code, name }, index) => (
        <li
          key={code}
          className={index < now ? 'is-past' : index === now ? 'is-now' : ''}
          aria-current={index === now ? 'step' : undefined}
        >
          <span aria-hidden="true" />
          {name}
        </li>
      ))}
    </ol>
  )
}
