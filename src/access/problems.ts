import { Problem } from '../platform/problem.ts'

export const noSuchInvitation = () => new Problem('access/no-such-invitation', 404)
export const noSuchOfficer = () => new Problem('access/no-such-officer', 404)
export const noSuchPost = () => new Problem('access/no-such-post', 404)
export const emailTaken = () => new Problem('access/email-taken', 409)
export const titleTaken = () => new Problem('access/title-taken', 409)
export const nameTaken = () => new Problem('access/name-taken', 409)
export const notForYourself = () => new Problem('access/not-for-yourself', 409)
export const lastAdministrator = () => new Problem('access/last-administrator', 409)
export const weakPassword = (shortest: number) => new Problem('access/weak-password', 400, { shortest })
export const noSuchDevice = () => new Problem('access/no-such-device', 404)
export const noSuchConflict = () => new Problem('access/no-such-conflict', 404)
