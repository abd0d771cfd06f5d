import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { ChoiceField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { setAgency, setPost, type listPosts } from '../officers-contract.ts'
import { useRoleName } from './role-name.ts'

type Posts = z.output<typeof listPosts.output>
type Post = Posts['posts'][number]

/** The agencies, their posts and what each role may do. */
export function PostsCard({ posts, agencies, roles }: Posts) {
  const say = useSay()
  const roleName = useRoleName()
  const [open, setOpen] = useState<'agency' | 'post' | Post>()
  const close = () => setOpen(undefined)
  return (
    <Card
      title={say('access:posts.title')}
      bleed
      right={
        <>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('agency')}>
            {say('access:posts.new-agency')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('post')}>
            {say('access:posts.new')}
          </Button>
        </>
      }
    >
      {posts.length === 0 && <Empty>{say('access:posts.none')}</Empty>}
      <ul className="acc-list">
        {posts.map((post) => (
          <li key={post.id}>
            <span className="grow">
              {post.title}
              <small>
                {agencies.find(({ id }) => id === post.agency)?.name} · {roleName(post.role)}
              </small>
            </span>
            {post.closed && <Tag>{say('access:posts.closed')}</Tag>}
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => setOpen(post)}
              aria-label={say('access:posts.change-of', { title: post.title })}
            >
              {say('access:officers.change')}
            </Button>
          </li>
        ))}
      </ul>
      <Drawer title={say('access:posts.new-agency')} open={open === 'agency'} close={close}>
        {open === 'agency' && <AgencyForm done={close} />}
      </Drawer>
      <Drawer
        title={typeof open === 'object' ? open.title : say('access:posts.new')}
        open={open === 'post' || typeof open === 'object'}
        close={close}
      >
        {(open === 'post' || typeof open === 'object') && (
          <PostForm post={open === 'post' ? undefined : open} agencies={agencies} roles={roles} done={close} />
        )}
      </Drawer>
    </Card>
  )
}

function AgencyForm({ done }: { done: () => void }) {
  const say = useSay()
  const set = useTell(setAgency)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<string | null>('Protection')
  const [place, setPlace] = useState('')
  const kinds = [
    'Protection',
    'Police',
    'Identification',
    'Mission',
    'LegalAid',
    'Grievance',
    'Ombudsman',
    'Node',
    'Other',
  ] as const
  return (
    <div className="stack">
      {set.error && <ErrorNote error={set.error} />}
      <TextField label={say('access:posts.agency-name')} value={name} change={setName} />
      <ChoiceField
        label={say('access:posts.kind')}
        choices={kinds.map((each) => ({ value: each, label: say(`access:kind.${each}`) }))}
        value={kind}
        change={setKind}
      />
      <TextField label={say('access:posts.place')} value={place} change={setPlace} />
      <Button
        loading={set.isPending}
        disabled={!name.trim() || !kind}
        onClick={() => set.mutate({ name, kind: kind!, ...(place.trim() && { place }) }, { onSuccess: done })}
      >
        {say('access:posts.save')}
      </Button>
    </div>
  )
}

function PostForm({
  post,
  agencies,
  roles,
  done,
}: Pick<Posts, 'agencies' | 'roles'> & { post: Post | undefined; done: () => void }) {
  const say = useSay()
  const roleName = useRoleName()
  const set = useTell(setPost)
  const [title, setTitle] = useState(post?.title ?? '')
  const [agency, setAgencyOf] = useState<string | null>(post?.agency ?? null)
  const [role, setRole] = useState<string | null>(post?.role ?? null)
  const [closed, setClosed] = useState(post?.closed ?? false)
  const rights = roles.find(({ code }) => code === role)?.rights ?? []
  const send = () =>
    set.mutate({ ...(post && { id: post.id }), title, agency: agency!, role: role!, closed }, { onSuccess: done })
  return (
    <div className="stack">
      {set.error && <ErrorNote error={set.error} />}
      <TextField label={say('access:posts.post-title')} value={title} change={setTitle} />
      <ChoiceField
        label={say('access:posts.agency')}
        choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        value={agency}
        change={setAgencyOf}
      />
      <ChoiceField
        label={say('access:posts.role')}
        choices={roles.map(({ code }) => ({ value: code, label: roleName(code) }))}
        value={role}
        change={setRole}
      />
      {rights.length > 0 && <p className="sm muted mono-wrap">{rights.join(' · ')}</p>}
      {post && <TickField label={say('access:posts.close')} value={closed} change={setClosed} />}
      <Button loading={set.isPending} disabled={!title.trim() || !agency || !role} onClick={send}>
        {say('access:posts.save')}
      </Button>
    </div>
  )
}
