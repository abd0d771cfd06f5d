import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { saveFile } from './save-file.ts'

/** Leaves a text in the officer's downloads, to be carried by hand. */
export const SaveText = ({ text, name, children }: { text: string; name: string; children: string }) => (
  <Button
    size="compact-sm"
    variant="default"
    leftSection={<IconDownload size={15} stroke={1.75} />}
    onClick={() => saveText(name, text)}
  >
    {children}
  </Button>
)

/** A table gets a byte order mark: without it a spreadsheet reads Thai or Lao as another alphabet. */
export const saveText = (name: string, text: string): void =>
  saveFile(name, name.endsWith('.csv') ? `\uFEFF${text}` : text, 'application/octet-stream')
