import { generateKeyPairSync, sign } from "node:crypto";

const sequence = 0x30;

/** One element of DER (X.690): tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from([body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, body]);
}

const sha256WithRsa = der(sequence, der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05));
const time = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));

function nameOf(text: string): Buffer {
  const commonName = der(sequence, der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from(text)));
  return der(sequence, der(0x31, commonName));
}

/** A new RSA key with a certificate that it signed itself, both as PEM. */
export function newCertificate(name = "identity provider of a test") {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const day = 86_400_000;
  const content = der(
    sequence,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    nameOf(name),
    der(sequence, time(new Date(Date.now() - day)), time(new Date(Date.now() + day))),
    nameOf(name),
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", content, privateKey));
  const bytes = der(sequence, content, sha256WithRsa, signature).toString("base64");
  const certificate = `-----BEGIN CERTIFICATE-----\n${bytes.match(/.{1,64}/g)?.join("\n")}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), certificate };
}
