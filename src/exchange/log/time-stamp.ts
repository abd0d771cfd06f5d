import { createHash, hash, verify, X509Certificate } from 'node:crypto'
import { ContentInfo, id_signedData, SignedData, type SignerInfo } from '@peculiar/asn1-cms'
import { AsnConvert } from '@peculiar/asn1-schema'
import * as asn1 from 'asn1js'

// RFC 3161: a third party's word that a text was there at a moment.

const oids = {
  sha256: '2.16.840.1.101.3.4.2.1',
  stampInfo: '1.2.840.113549.1.9.16.1.4',
  messageDigest: '1.2.840.113549.1.9.4',
  contentType: '1.2.840.113549.1.9.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const

/** How node:crypto calls the digests that authorities use. */
const digests: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const bytesOf = (buffer: ArrayBuffer) => new Uint8Array(buffer)
const imprintOf = (text: string) => hash('sha256', text, 'buffer')

/** The request for a stamp over a text, with the certificate of the authority in the answer. */
export function writeStampRequest(text: string, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const algorithm = new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: oids.sha256 }), new asn1.Null()] })
  const imprint = new asn1.OctetString({ valueHex: Uint8Array.from(imprintOf(text)) })
  const request = new asn1.Sequence({
    value: [
      new asn1.Integer({ value: 1 }),
      new asn1.Sequence({ value: [algorithm, imprint] }),
      new asn1.Integer({ valueHex: Uint8Array.from(nonce) }),
      new asn1.Boolean({ value: true }),
    ],
  })
  return bytesOf(request.toBER()) as Uint8Array<ArrayBuffer>
}

export interface Stamp {
  readonly token: Buffer
  readonly at: Date
  /** Who gave it, as its certificate says. Whether a court trusts that authority is the court's affair. */
  readonly by: string
}

export type StampVerdict =
  | { readonly ok: true; readonly stamp: Stamp }
  | { readonly ok: false; readonly why: 'refused' | 'not-genuine' }

/** The answer of an authority: a stamp over this text with this nonce, or why not. */
export function readStampAnswer(answer: Uint8Array, text: string, nonce: Uint8Array): StampVerdict {
  try {
    const [status, token] = partsOf(answer)
    const code = (status!.valueBlock as unknown as { value: asn1.Integer[] }).value[0]!.valueBlock.valueDec
    if (code > 1 || !token) return { ok: false, why: 'refused' }
    const stamp = openStamp(bytesOf(token.toBER()), text)
    if (!stamp || !stamp.nonce?.equals(withoutZeros(nonce))) return { ok: false, why: 'not-genuine' }
    return { ok: true, stamp }
  } catch {
    return { ok: false, why: 'not-genuine' }
  }
}

/** The stamp, if it is one over this text and signed by the certificate in it; undefined otherwise. */
export function openStamp(token: Uint8Array, text: string): (Stamp & { nonce: Buffer | undefined }) | undefined {
  try {
    const content = AsnConvert.parse(token, ContentInfo)
    const signed = AsnConvert.parse(content.content, SignedData)
    const [signer] = signed.signerInfos
    const inner = signed.encapContentInfo.eContent?.single?.buffer
    const known = content.contentType === id_signedData && signed.encapContentInfo.eContentType === oids.stampInfo
    if (!known || !signer || !inner) return undefined
    const by = certificateOf(signed, signer)
    if (!by || !isSigned(signer, { inner: bytesOf(inner), covered: attributesOf(token) }, by)) return undefined
    const info = readInfo(bytesOf(inner))
    if (!info.imprint.equals(imprintOf(text))) return undefined
    return { token: Buffer.from(token), at: info.at, by: by.subject.replaceAll('\n', ', '), nonce: info.nonce }
  } catch {
    return undefined
  }
}

function partsOf(bytes: Uint8Array): asn1.BaseBlock[] {
  const { offset, result } = asn1.fromBER(Uint8Array.from(bytes))
  if (offset === -1 || !(result instanceof asn1.Sequence)) throw new Error('no sequence')
  return result.valueBlock.value as asn1.BaseBlock[]
}

/** TSTInfo: version, policy, imprint, serial number, time, and of what follows only the nonce. */
function readInfo(bytes: Uint8Array): { imprint: Buffer; at: Date; nonce: Buffer | undefined } {
  const [, , imprint, , time, ...rest] = partsOf(bytes)
  const [algorithm, hashed] = (imprint as asn1.Sequence).valueBlock.value
  const [oid] = (algorithm as asn1.Sequence).valueBlock.value
  if ((oid as asn1.ObjectIdentifier).valueBlock.toString() !== oids.sha256) throw new Error('another digest')
  const nonce = rest.find((part) => part instanceof asn1.Integer)
  return {
    imprint: Buffer.from((hashed as asn1.OctetString).valueBlock.valueHexView),
    at: (time as asn1.GeneralizedTime).toDate(),
    nonce: nonce && withoutZeros(nonce.valueBlock.valueHexView),
  }
}

const withoutZeros = (bytes: Uint8Array): Buffer => {
  const first = bytes.findIndex((byte) => byte !== 0)
  return Buffer.from(first < 0 ? [] : bytes.subarray(first))
}

/** The one certificate in the token that the signer names, and that may stamp times. */
function certificateOf({ certificates }: SignedData, { sid }: SignerInfo): X509Certificate | undefined {
  const named = sid.issuerAndSerialNumber
  if (!named) return undefined
  const serial = withoutZeros(bytesOf(named.serialNumber)).toString('hex')
  const issuer = Buffer.from(AsnConvert.serialize(named.issuer))
  for (const { certificate } of certificates ?? []) {
    if (!certificate) continue
    const { serialNumber, issuer: its } = certificate.tbsCertificate
    const same = withoutZeros(bytesOf(serialNumber)).toString('hex') === serial
    if (!same || !Buffer.from(AsnConvert.serialize(its)).equals(issuer)) continue
    const found = new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))
    if (found.keyUsage?.includes(oids.timeStamping)) return found
  }
  return undefined
}

/** The bytes of the signed attributes as they came: a SET when signed, under an implicit tag when sent (RFC 5652 §5.4). */
function attributesOf(token: Uint8Array): Buffer {
  const parts = (block: unknown) => (block as asn1.Sequence).valueBlock.value as asn1.BaseBlock[]
  const [, content] = partsOf(token)
  const signers = parts(parts(content)[0]).at(-1)
  const attributes = parts(parts(signers)[0]).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0)
  const bytes = Buffer.from(attributes!.valueBeforeDecodeView)
  bytes[0] = 0x31
  return bytes
}

/** CMS: the signature covers the attributes, and they cover the stamp. */
function isSigned(
  signer: SignerInfo,
  { inner, covered }: { inner: Uint8Array; covered: Buffer },
  { publicKey }: X509Certificate,
): boolean {
  const digest = digests[signer.digestAlgorithm.algorithm]
  if (!digest || !signer.signedAttrs) return false
  const attribute = (oid: string) => signer.signedAttrs!.find(({ attrType }) => attrType === oid)?.attrValues[0]
  const [said, type] = [attribute(oids.messageDigest), attribute(oids.contentType)]
  if (!said || !type) return false
  const saidDigest = Buffer.from((asn1.fromBER(said).result as asn1.OctetString).valueBlock.valueHexView)
  const typeOid = (asn1.fromBER(type).result as asn1.ObjectIdentifier).valueBlock.toString()
  return (
    typeOid === oids.stampInfo &&
    saidDigest.equals(createHash(digest).update(inner).digest()) &&
    verify(digest, covered, publicKey, Buffer.from(signer.signature.buffer))
  )
}
