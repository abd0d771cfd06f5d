import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../web/kit/ask.ts'
import { Next } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { SearchChoice } from '../../../web/kit/search-choice.tsx'
import { languages, useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { inviteOfficer, type listPosts } from '../officers-contract.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { postChoices } from './post-choices.ts'

type Posts = z.output<typeof listPosts.output>

/** Name, e-mail and post; the answer is a link to hand over. */
export function Invite({ posts, agencies }: Pick<Posts, 'posts' | 'agencies'>) {
  const say = useSay()
  const invite = useTell(inviteOfficer)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [post, setPost] = useState<string | null>(null)
  const [language, setLanguage] = useState<string | null>('id')
  if (invite.data) return <OneTimeLink {...invite.data} />
  const send = () => invite.mutate({ name, email, post: post!, language: language === 'en' ? 'en' : 'id' })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {invite.error && <ErrorNote error={invite.error} />}
      <TextField label={say('access:field.name')} value={name} change={setName} />
      <TextField label={say('access:field.email')} value={email} change={setEmail} type="email" />
      <SearchChoice
        label={say('access:officers.post')}
        choices={postChoices(posts, agencies)}
        value={post}
        change={setPost}
      />
      <ChoiceField
        label={say('access:choices.language')}
        choices={languages.map((each) => ({ value: each, label: say(`access:language.${each}`) }))}
        value={language}
        change={setLanguage}
      />
      <Next type="submit" loading={invite.isPending} disabled={!name.trim() || !email.trim() || !post}>
        {say('access:officers.make-link')}
      </Next>
    </form>
  )
}
