import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const sentencesOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    expect((error as Error).name).toBe('WrongConfig')
    return (error as Error).message.split('\n')
  }
}

test('an empty environment is enough', () => {
  expect(readConfig({})).toMatchObject({ SUAR_PORT: 7001, SUAR_DATA: './data', SUAR_KEYS: 'file' })
})

test.each([
  ['SUAR_PORT', 'many', 'SUAR_PORT is "many": write a port number from 1 to 65533, such as 7001.'],
  ['SUAR_PORT', '70000', 'SUAR_PORT is "70000": write a port number from 1 to 65533, such as 7001.'],
  ['SUAR_DATA', '', 'SUAR_DATA is empty: write the path of a folder, such as ./data.'],
  ['SUAR_STATE', 'Indonesia', 'SUAR_STATE is "Indonesia": write the two capital letters of a state, such as ID.'],
  ['SUAR_STATE', 'XX', 'SUAR_STATE is "XX": write the two capital letters of a state, such as ID.'],
  [
    'SUAR_ORIGIN',
    'suar',
    'SUAR_ORIGIN is "suar": write the address at which people reach this node, such as https://suar.example.',
  ],
  [
    'SUAR_TRUSTED_PROXIES',
    '10.0.0.0/33',
    'SUAR_TRUSTED_PROXIES is "10.0.0.0/33": write networks in CIDR form or addresses, parted by commas, such as 10.0.0.0/8,2001:db8::/32.',
  ],
  ['SUAR_PROXY_HEADER', 'via', 'SUAR_PROXY_HEADER is "via": write x-forwarded-for or forwarded.'],
  [
    'SUAR_SESSION_IDLE_MINUTES',
    '1',
    'SUAR_SESSION_IDLE_MINUTES is "1": write a number of minutes from 5 to 10080, such as 480.',
  ],
  [
    'SUAR_SESSION_LONGEST_MINUTES',
    'a day',
    'SUAR_SESSION_LONGEST_MINUTES is "a day": write a number of minutes from 5 to 10080, such as 720.',
  ],
  [
    'SUAR_SESSION_LONGEST_MINUTES',
    '60',
    'SUAR_SESSION_IDLE_MINUTES is more than SUAR_SESSION_LONGEST_MINUTES: write the same number or a smaller one.',
  ],
  ['SUAR_KEYS', 'paper', 'SUAR_KEYS is "paper": write file or pkcs11.'],
])('%s=%s: %s', (name, value, sentence) => {
  expect(sentencesOf({ [name]: value })).toEqual([sentence])
})

test('each wrong variable has its own sentence', () => {
  expect(sentencesOf({ SUAR_PORT: '0', SUAR_STATE: 'x' })).toHaveLength(2)
})

test('a secret is never repeated', () => {
  const [sentence] = sentencesOf({
    DATABASE_URL: 'mysql://owner:hunter2@db',
    DATABASE_APP_URL: 'postgres://suar_app@db/suar',
    DATABASE_SYSTEM_URL: 'postgres://suar_system@db/suar',
  })

  expect(sentence).toMatch(/^DATABASE_URL is not what it must be: write the address of a PostgreSQL database/)
  expect(sentence).not.toContain('hunter2')
})

test('mail needs a server without options and one plain address, together', () => {
  const url =
    'SUAR_SMTP_URL is not what it must be: write the address of a mail server without options, such as smtps://name:password@mail.example:465.'
  const from = 'write one plain address, such as suar@ministry.example.'
  const options = 'smtp://suar:hunter2@mail.example?ignoreTLS=true'
  expect(sentencesOf({ SUAR_SMTP_URL: options, SUAR_MAIL_FROM: 'a@b.example' })).toEqual([url])
  expect(sentencesOf({ SUAR_SMTP_URL: 'smtp://mail.example', SUAR_MAIL_FROM: 'A <a@b.example>' })).toEqual([
    `SUAR_MAIL_FROM is "A <a@b.example>": ${from}`,
  ])
  expect(sentencesOf({ SUAR_SMTP_URL: 'smtp://mail.example' })).toEqual([
    `SUAR_MAIL_FROM is missing, and SUAR_SMTP_URL is set: ${from}`,
  ])
})

test('keys in a device need the device', () => {
  expect(sentencesOf({ SUAR_KEYS: 'pkcs11', SUAR_PKCS11_TOKEN: 'suar' })).toEqual([
    'SUAR_PKCS11_MODULE is missing, and SUAR_KEYS is "pkcs11": write the path of the device driver, such as /usr/lib/softhsm/libsofthsm2.so.',
    'SUAR_PKCS11_PIN is missing, and SUAR_KEYS is "pkcs11": write the PIN of the user of the token.',
  ])
})

test('a database on a server needs an address for each of its three roles', () => {
  expect(sentencesOf({ DATABASE_URL: 'postgres://owner@db/suar' })).toEqual([
    'DATABASE_APP_URL is missing, and DATABASE_URL is set: write its address for the role of officers, such as postgres://suar_app@localhost/suar.',
    'DATABASE_SYSTEM_URL is missing, and DATABASE_URL is set: write its address for the role of the node, such as postgres://suar_system@localhost/suar.',
  ])
  expect(sentencesOf({ DATABASE_APP_URL: 'postgres://suar_app@db/suar' })[0]).toMatch(/^DATABASE_URL is missing/)
})
