import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'

/** Leaves a text in the officer's downloads, to be carried by hand. */
export const SaveText = ({ text, name, children }: { text: string; name: string; children: string }) => (
  <Button
    size="compact-sm"
    variant="default"
    leftSection={<IconDownload size={15} stroke={1.75} />}
    onClick={() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
      link.download = name
      link.click()
      URL.revokeObjectURL(link.href)
    }}
  >
    {children}
  </Button>
)
