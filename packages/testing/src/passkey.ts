import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

/** A passkey in software, as an authenticator keeps it: for tests without a browser. */
export interface SoftPasskey {
  readonly id: string;
  /** What `navigator.credentials.create` answers, as JSON. */
  readonly created: string;
  /** What `navigator.credentials.get` answers to a question, as JSON. */
  sign(question: object, options?: SignOptions): string;
}
interface SignOptions {
  readonly origin?: string;
  /** The authenticator checked its holder: by default it did. */
  readonly isVerified?: boolean;
  readonly counter?: number;
}
interface Creation {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}

const PRESENT = 1;
const VERIFIED = 4;
const WITH_KEY = 64;

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();
const base64url = (data: Buffer | string): string => Buffer.from(data).toString("base64url");

function authData(rpId: string, flags: number, counter: number, rest = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags, 0);
  head.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(rpId), head, rest]);
}

const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }));

/** The public key in COSE's CBOR: EC2, ES256, P-256, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const part = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, "base64url")]);
  return Buffer.concat([Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1]), part(0x21, x), part(0x22, y)]);
}

/** Makes a passkey for what a page asked (the options of WebAuthn's `create`). */
export function makePasskey(
  question: object,
  { origin, isVerified = true }: SignOptions & { origin: string },
): SoftPasskey {
  const { challenge, rp, user } = question as Creation;
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  const id = base64url(credentialId);
  const flags = PRESENT | (isVerified ? VERIFIED : 0);
  const length = Buffer.from([0, credentialId.length]);
  const data = authData(
    rp.id,
    flags | WITH_KEY,
    0,
    Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(publicKey)]),
  );
  const attestation = Buffer.concat([
    Buffer.from([0xa3, 0x63]),
    Buffer.from("fmt"),
    Buffer.from([0x64]),
    Buffer.from("none"),
    Buffer.from([0x67]),
    Buffer.from("attStmt"),
    Buffer.from([0xa0, 0x68]),
    Buffer.from("authData"),
    Buffer.from([0x58, data.length]),
    data,
  ]);
  const told = { id, rawId: id, type: "public-key", clientExtensionResults: {} };
  return {
    id,
    created: JSON.stringify({
      ...told,
      response: {
        clientDataJSON: base64url(clientData("create", challenge, origin)),
        attestationObject: base64url(attestation),
        transports: ["internal"],
      },
    }),
    sign(asked, options = {}) {
      const { challenge: wanted } = asked as Creation;
      const signFlags = PRESENT | ((options.isVerified ?? true) ? VERIFIED : 0);
      const signed = authData(rp.id, signFlags, options.counter ?? 0);
      const client = clientData("get", wanted, options.origin ?? origin);
      const signature = createSign("sha256")
        .update(Buffer.concat([signed, sha256(client)]))
        .sign(privateKey);
      return JSON.stringify({
        ...told,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(signed),
          signature: base64url(signature),
          userHandle: user.id,
        },
      });
    },
  };
}
