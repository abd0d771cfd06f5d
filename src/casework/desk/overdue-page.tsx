import { Cases } from './cases-page.tsx'

/** Those who wait too long, opened at once. */
export const Page = () => <Cases begin="overdue" />
