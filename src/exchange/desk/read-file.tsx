import { useState } from 'react'

/** A file from the officer's machine, as its text. */
export function ReadFile({ label, read }: { label: string; read: (text: string) => void }) {
  const [name, setName] = useState('')
  return (
    <label className="ex-file">
      {label}
      <input
        type="file"
        aria-label={name ? `${label}: ${name}` : label}
        onChange={({ currentTarget: { files } }) => {
          const file = files?.[0]
          setName(file?.name ?? '')
          void file?.text().then(read)
        }}
      />
    </label>
  )
}
