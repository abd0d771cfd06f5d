import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../web/kit/ask.ts'
import { TextField } from '../../../web/kit/form.tsx'
import { SearchChoice } from '../../../web/kit/search-choice.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { endHolding, givePost, renewLink, type listPosts } from '../officers-contract.ts'
import type { OfficerRow } from './officer-row.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { postChoices } from './post-choices.ts'

type Posts = z.output<typeof listPosts.output>

/** What an administrator may do with one officer; never with herself. */
export function OfficerDrawer({
  officer,
  posts,
  agencies,
  done,
}: Pick<Posts, 'posts' | 'agencies'> & { officer: OfficerRow; done: () => void }) {
  const say = useSay()
  const { id: self } = useMe()
  if (officer.id === self) return <p className="t2">{say('access:officers.yourself')}</p>
  return (
    <div className="stack">
      <GivePost officer={officer} posts={posts} agencies={agencies} done={done} />
      <hr />
      <RenewLink officer={officer} />
      {officer.holding && (
        <>
          <hr />
          <End officer={officer} done={done} />
        </>
      )}
    </div>
  )
}

function GivePost({
  officer,
  posts,
  agencies,
  done,
}: Pick<Posts, 'posts' | 'agencies'> & { officer: OfficerRow; done: () => void }) {
  const say = useSay()
  const give = useTell(givePost)
  const [post, setPost] = useState<string | null>(officer.holding?.post ?? null)
  const [until, setUntil] = useState('')
  const send = () =>
    give.mutate(
      { officer: officer.id, post: post!, ...(until && { until: new Date(`${until}T23:59:59`).toISOString() }) },
      { onSuccess: done },
    )
  return (
    <>
      <p className="b">{say('access:officers.give')}</p>
      {give.error && <ErrorNote error={give.error} />}
      <SearchChoice
        label={say('access:officers.post')}
        hint={say('access:officers.give-hint')}
        choices={postChoices(posts, agencies)}
        value={post}
        change={setPost}
      />
      <TextField label={say('access:officers.until-field')} value={until} change={setUntil} type="date" />
      <Button
        variant="default"
        loading={give.isPending}
        disabled={!post || (post === officer.holding?.post && !until)}
        onClick={send}
      >
        {say('access:officers.give-go')}
      </Button>
    </>
  )
}

function RenewLink({ officer }: { officer: OfficerRow }) {
  const say = useSay()
  const renew = useTell(renewLink)
  return renew.data ? (
    <OneTimeLink {...renew.data} />
  ) : (
    <>
      <p className="b">{say('access:officers.renew')}</p>
      <p className="t2">{say('access:officers.renew-lead')}</p>
      {renew.error && <ErrorNote error={renew.error} />}
      <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate({ officer: officer.id })}>
        {say('access:officers.make-link')}
      </Button>
    </>
  )
}

function End({ officer, done }: { officer: OfficerRow; done: () => void }) {
  const say = useSay()
  const end = useTell(endHolding)
  return (
    <>
      <p className="b">{say('access:officers.end')}</p>
      <p className="t2">{say('access:officers.end-lead')}</p>
      {end.error && <ErrorNote error={end.error} />}
      <Button
        color="red"
        variant="outline"
        loading={end.isPending}
        onClick={() => end.mutate({ officer: officer.id }, { onSuccess: done })}
      >
        {say('access:officers.end-go')}
      </Button>
    </>
  )
}
