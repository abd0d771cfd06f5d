import { knock } from './doors.ts'

/** Whether this browser speaks passkeys in the form we need. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

/** Signs in with a passkey; the browser asks for the PIN or finger. Undefined when the officer turned away from it. */
export async function signInWithPasskey(): Promise<boolean> {
  const options = await knock<PublicKeyCredentialRequestOptionsJSON>('auth/passkey/generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential = await navigator.credentials.get({ publicKey }).catch(() => null)
  if (!credential) return false
  await knock('auth/passkey/verify-authentication', { response: (credential as PublicKeyCredential).toJSON() })
  return true
}

/** Makes a passkey on this device. The password was confirmed just before. */
export async function addPasskey(name: string): Promise<boolean> {
  const options = await knock<PublicKeyCredentialCreationOptionsJSON>('auth/passkey/generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const credential = await navigator.credentials.create({ publicKey }).catch(() => null)
  if (!credential) return false
  await knock('auth/passkey/verify-registration', { response: (credential as PublicKeyCredential).toJSON(), name })
  return true
}
