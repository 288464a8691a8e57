import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const arrivals = inFile("src/server/auth/single-sign-on.ts", files.company);
const saml = inFile("src/server/auth/saml-arrival.ts", files.saml);
const outgoing = inFile("src/server/auth/outgoing.ts", files.outgoing);
const rooms = inFile("src/features/single-sign-on/operations.ts", files.singleSignOn);
const ladder = inFile("src/server/trpc/procedures.ts", files.singleSignOn);

/** Single sign-on: whose domain it is, who comes in, what is called for it. */
export const company: readonly Mutant[] = [
  arrivals("company: addresses of any domain", "return own && !unsure ?", "return !unsure ?"),
  arrivals("company: addresses that nobody confirmed", "return own && !unsure ?", "return own ?"),
  arrivals("company: who was removed comes back", `if (known?.deletedAt) throw refused("sso_removed");`, ""),
  arrivals("company: other ways for those who must not", `if (found) throw refused("sso_required");`, ""),
  arrivals("company: owners locked out", `    ne(member.role, "owner"),\n`, ""),
  inFile("src/server/auth/auth.ts", files.company)(
    "company: accounts that nobody confirmed taken over",
    "account: { encryptOAuthTokens: true }",
    "account: { encryptOAuthTokens: true, accountLinking: { requireLocalEmailVerified: false } }",
  ),
  saml(
    "company: another browser's SAML answer",
    "if (!beganHere(request, posted.form)) return refuse();",
    "",
  ),
  saml("company: a page with what was posted in it", `text.replace(/[&<>"']/g`, "text.replace(/nothing/g"),
  inFile("src/features/single-sign-on/operations.ts", files.saml)(
    "company: unsigned SAML assertions",
    "wantAssertionsSigned: true,",
    "wantAssertionsSigned: false,",
  ),
  outgoing(
    "company: calls into the network",
    "if (!isPublicRoutableHost(url.hostname))",
    "if (!url.hostname)",
  ),
  outgoing(
    "company: names that lead into the network",
    "connect: { timeout: answerWithin, lookup: publicOnly() }",
    "connect: { timeout: answerWithin }",
  ),
  outgoing("company: calls without TLS", `if (url.protocol !== "https:")`, "if (!url.protocol)"),
  outgoing("company: redirects followed", `redirect: "manual"`, `redirect: "follow"`),
  outgoing("company: answers of any size", "  maxResponseSize: answerAtMost,\n", ""),
  rooms(
    "company: a domain without its record",
    "const works = found.record && found.provider;",
    "const works = found.provider;",
  ),
  rooms("company: a record for everybody", `sso \${organizationId} \${domain}`, `sso \${domain}`),
  ladder("company: providers changed by the impersonator", "      assertInPerson(ctx.impersonatorId);\n", ""),
  inFile("src/server/db/sealed.ts", files.singleSignOn)(
    "company: secrets readable in the database",
    "  toDriver: seal,\n  fromDriver: tryUnseal,",
    "  toDriver: (text) => text,\n  fromDriver: (text) => text,",
  ),
];
