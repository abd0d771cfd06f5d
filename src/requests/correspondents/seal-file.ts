import { CompactEncrypt } from 'jose'

/**
 * A file that opens with a code and with nothing of ours: JWE in compact form (RFC 7516), the key from the code by
 * PBES2-HS512+A256KW (RFC 7518 §4.8), the content under A256GCM. The code carries a hundred bits, so the number of
 * rounds is what common libraries take.
 */
export const sealFile = (content: object, code: string): Promise<string> =>
  new CompactEncrypt(Buffer.from(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', typ: 'suar-packet+jwe' })
    .setKeyManagementParameters({ p2c: 10_000 })
    .encrypt(Buffer.from(code))
