import { Button } from '@mantine/core'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'

/** A link that is shown once: it is kept nowhere, and whoever holds it can use it. */
export function OneTimeLink({ path, expires }: { path: string; expires: string }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const link = `${location.origin}${path}`
  return (
    <div className="stack" role="status">
      <p className="b">{say('access:link.title')}</p>
      <p className="t2">{say('access:link.lead', { until: formatTime(expires, { language, state }) })}</p>
      <p className="link-once">{link}</p>
      <Button variant="default" onClick={() => void navigator.clipboard.writeText(link)}>
        {say('access:link.copy')}
      </Button>
    </div>
  )
}
