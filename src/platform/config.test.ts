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
  ['SUAR_STATE', 'Indonesia', 'SUAR_STATE is "Indonesia": write two capital letters, such as ID.'],
  [
    'SUAR_ORIGIN',
    'suar',
    'SUAR_ORIGIN is "suar": write the address at which people reach this node, such as https://suar.example.',
  ],
  ['SUAR_KEYS', 'paper', 'SUAR_KEYS is "paper": write file or pkcs11.'],
])('%s=%s: %s', (name, value, sentence) => {
  expect(sentencesOf({ [name]: value })).toEqual([sentence])
})

test('each wrong variable has its own sentence', () => {
  expect(sentencesOf({ SUAR_PORT: '0', SUAR_STATE: 'x' })).toHaveLength(2)
})

test('a secret is never repeated', () => {
  const [sentence] = sentencesOf({ DATABASE_URL: 'mysql://owner:hunter2@db' })

  expect(sentence).toMatch(/^DATABASE_URL is not what it must be: write the address of a PostgreSQL database/)
  expect(sentence).not.toContain('hunter2')
})

test('keys in a device need the device', () => {
  expect(sentencesOf({ SUAR_KEYS: 'pkcs11', SUAR_PKCS11_TOKEN: 'suar' })).toEqual([
    'SUAR_PKCS11_MODULE is missing, and SUAR_KEYS is "pkcs11": write the path of the device driver, such as /usr/lib/softhsm/libsofthsm2.so.',
    'SUAR_PKCS11_PIN is missing, and SUAR_KEYS is "pkcs11": write the PIN of the user of the token.',
  ])
})
