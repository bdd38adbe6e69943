// Verifies what HoneyLink signs with nothing of HoneyLink: RFC 8785 by ECMAScript itself, Ed25519 by OpenSSL.
//   node verify.mjs profile < FILE          an exported profile
//   node verify.mjs policy KEY < JWS        a policy bundle, KEY in base64url
// Prints "good", or what is wrong.
import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return '{' + Object.keys(value).sort().map((k) => JSON.stringify(k) + ':' + canonical(value[k])).join(',') + '}'
}

function holds(signed, key, signature) {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key }
  return verify(null, Buffer.from(signed, 'utf8'), createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(signature, 'base64url'))
}

function profile(text) {
  const { signature, ...signed } = JSON.parse(text)
  if (canonical({ ...signed, signature }) !== text) return 'not canonical'
  return holds(canonical(signed), signed.signing_key, signature) ? 'good' : 'bad signature'
}

function policy(jws, key) {
  const [header, payload, signature] = jws.trim().split('.')
  const text = Buffer.from(payload, 'base64url').toString('utf8')
  if (canonical(JSON.parse(text)) !== text) return 'not canonical'
  return holds(header + '.' + payload, key, signature) ? 'good' : 'bad signature'
}

const input = readFileSync(0, 'utf8')
console.log(process.argv[2] === 'profile' ? profile(input) : policy(input, process.argv[3]))
