import { createHash, timingSafeEqual } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import { env } from "@/env";

/** Where a SAML provider has a browser post its answer. */
export const isSamlArrival = (path: string): boolean => /^\/sso\/saml2\/sp\/acs\/[^/]+$/.test(path);

const cookieName = "tenantry.company_state";
const secure = () => (env.APP_URL.startsWith("https://") ? "; Secure" : "");

/** Keeps in the browser which request its provider answers; null for other protocols' addresses. */
export function stateCookie(url: string): string | null {
  const state = new URL(url).searchParams.get("RelayState");
  const lasting = `Path=/api/auth/sso/; Max-Age=600; HttpOnly; SameSite=Lax${secure()}`;
  return state && `${cookieName}=${encodeURIComponent(state)}; ${lasting}`;
}

/** The answer of a provider, as it was posted here. */
type Posted = { form: URLSearchParams; ours: boolean };

/**
 * A provider's answer comes from another site, without cookies: it is posted once more from here, so that the browser
 * shows that it is the one that began. Answers what is sent to the browser, or the request to go on with.
 */
export async function receiveSaml(request: Request): Promise<Request | Response> {
  const posted = await read(request);
  if (!posted || mayHoldEntities(posted.form)) return refuse();
  if (!posted.ours) return postAgain(new URL(request.url).pathname, posted.form);
  if (!beganHere(request, posted.form)) return refuse();
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return new Request(request.url, { method: "POST", headers, body: posted.form.toString() });
}

async function read(request: Request): Promise<Posted | null> {
  const form = new URLSearchParams(await request.text());
  if (!form.get("SAMLResponse")) return null;
  const ours = form.has("again");
  form.delete("again");
  return { form, ours };
}

/** No provider's answer has a document type, with which entities come. */
function mayHoldEntities(form: URLSearchParams): boolean {
  const xml = Buffer.from(form.get("SAMLResponse") ?? "", "base64").toString("utf8");
  return /<!\s*(DOCTYPE|ENTITY)/i.test(xml) || xml.includes("\0");
}

function beganHere(request: Request, form: URLSearchParams): boolean {
  const kept = parseCookies(request.headers.get("cookie") ?? "").get(cookieName);
  const state = form.get("RelayState");
  if (!kept || !state) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(decodeURIComponent(kept)), digest(state));
}

const refuse = () => new Response(null, { status: 302, headers: { location: "/sign-in?error=sso_changed" } });

const script = "document.forms[0].submit()";
const scriptHash = createHash("sha256").update(script).digest("base64");
const policy = `default-src 'none'; script-src 'sha256-${scriptHash}'; form-action 'self'; frame-ancestors 'none'`;

function postAgain(action: string, form: URLSearchParams): Response {
  const inputs = [...form, ["again", "1"]].map(
    ([name = "", value = ""]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const page = `<!doctype html><html lang="en"><title>Signing in</title><form method="post" action="${escaped(action)}">
${inputs.join("\n")}
<noscript><button>Continue</button></noscript></form><script>${script}</script></html>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": policy,
  };
  return new Response(page, { headers });
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
