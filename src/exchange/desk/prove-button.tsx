import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { saveFile } from '../../../web/kit/save-file.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import type { MessageId } from '../contract.ts'
import { proveMessage, type MessageProof } from '../log/contract.ts'

/** Gives a small file that proves the message and its receipts; `suar verify --proof` reads it without any node. */
export function ProveButton({ message }: { message: MessageId }) {
  const say = useSay()
  const prove = useTell(proveMessage)
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={prove.isPending}
        onClick={() => prove.mutate({ message }, { onSuccess: ({ proof }) => save(message, proof) })}
      >
        {say('exchange:log.prove')}
      </Button>
      {prove.error && <ErrorNote error={prove.error} />}
    </>
  )
}

const save = (message: string, proof: MessageProof): void =>
  saveFile(`suar-proof-${message}.json`, JSON.stringify(proof, null, 2), 'application/json')
