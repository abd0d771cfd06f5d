import { useSay } from '../../../web/kit/i18n.ts'

/** From when something counts; what this program brought along without a day has always counted. */
export function Since({ day }: { day: string }) {
  const say = useSay()
  return day <= '2000-01-01' ? say('directory:clock.always') : day
}
