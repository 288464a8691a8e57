import { randomUUID } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";
import { newCertificate } from "./certificate";

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const minute = 60_000;

type Wish = {
  email: string;
  audience?: string;
  recipient?: string;
  issuer?: string;
  /** In minutes from now. */
  from?: number;
  until?: number;
  inResponseTo?: string;
};

/** What a browser is sent to a SAML provider with. */
export function requestOf(url: string) {
  const query = new URL(url).searchParams;
  const xml = inflateRawSync(Buffer.from(query.get("SAMLRequest") ?? "", "base64")).toString();
  return { id: /\bID="([^"]+)"/.exec(xml)?.[1] ?? "", state: query.get("RelayState") ?? "", xml };
}

/** A SAML provider with a key of its own, which says of somebody what a test wishes. */
export function newSamlProvider(issuer = "https://saml.identity.example/metadata") {
  const { key, certificate } = newCertificate();
  const sign = (xml: string, privateKey = key, what: "Assertion" | "Response" = "Assertion") => {
    const signing = new SignedXml({
      privateKey,
      signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      canonicalizationAlgorithm: exclusive,
    });
    signing.addReference({
      xpath: `//*[local-name(.)='${what}']`,
      digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
      transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", exclusive],
    });
    const location = {
      reference: `//*[local-name(.)='${what}']/*[local-name(.)='Issuer']`,
      action: "after" as const,
    };
    signing.computeSignature(xml, { location });
    return signing.getSignedXml();
  };
  return { issuer, key, certificate, sign, responseFor: responseOf(issuer) };
}

type Client = { callback: string; entityId: string | null };

const responseOf = (usual: string) => (to: Client, wish: Wish) => {
  const { email, audience = to.entityId ?? "", recipient = to.callback, issuer = usual } = wish;
  const at = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
  const [now, from, until] = [at(0), at(wish.from ?? -1), at(wish.until ?? 5)];
  const answered = wish.inResponseTo ? ` InResponseTo="${wish.inResponseTo}"` : "";
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" Version="2.0" IssueInstant="${now}" Destination="${recipient}"${answered}><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_${randomUUID()}" Version="2.0" IssueInstant="${now}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${email}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${recipient}"${answered}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${from}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${now}" SessionIndex="_${randomUUID()}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>${email}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="displayName"><saml:AttributeValue>Ada Example</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>`;
};
