export type Metadata = { issuer: string; entryPoint: string; certificate: string };

const names = "urn:oasis:names:tc:SAML:2.0:metadata";
const signatures = "http://www.w3.org/2000/09/xmldsig#";
const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

/** What a SAML provider's metadata says of itself; null when the text is none. */
export function readMetadata(xml: string): Metadata | null {
  const read = new DOMParser().parseFromString(xml, "application/xml");
  const [entity] = read.getElementsByTagNameNS(names, "EntityDescriptor");
  const services = [...read.getElementsByTagNameNS(names, "SingleSignOnService")];
  const service = services.find((each) => each.getAttribute("Binding") === redirect);
  const keys = [...read.getElementsByTagNameNS(names, "KeyDescriptor")];
  const key = keys.find((each) => each.getAttribute("use") !== "encryption");
  const certificate = key?.getElementsByTagNameNS(signatures, "X509Certificate").item(0)?.textContent?.trim();
  const issuer = entity?.getAttribute("entityID");
  const entryPoint = service?.getAttribute("Location");
  return issuer && entryPoint && certificate ? { issuer, entryPoint, certificate } : null;
}
