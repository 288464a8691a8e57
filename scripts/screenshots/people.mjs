import { createHmac, randomBytes } from "node:crypto";

export const password = "tenantry-demo";

/** An address of the range kept for benchmarks: no person uses up the rate limit of another. */
const newAddress = () => `198.18.${randomBytes(2).join(".")}`;

const succeed = async (response) => {
  if (response.ok()) return response.json();
  throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
};

/** Posts to the API of identities as the person of a browser context. */
export async function post({ context, origin }, path, data) {
  const headers = { origin, "x-forwarded-for": newAddress() };
  return succeed(await context.request.post(`/api/auth${path}`, { data, headers }));
}

const headersFor = ({ origin, organization }) => ({
  origin,
  ...(organization ? { "x-organization-id": organization } : {}),
});

/** Calls a mutation as the person of a browser context, in `organization` when that is given. */
export async function call(person, path, data = {}) {
  const headers = headersFor(person);
  return (await succeed(await person.context.request.post(`/api/trpc/${path}`, { data, headers }))).result
    .data;
}

/** The same for a query. */
export async function ask(person, path, input) {
  const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
  const headers = headersFor(person);
  return (await succeed(await person.context.request.get(`/api/trpc/${path}${query}`, { headers }))).result
    .data;
}

export const signIn = (person, email) => post(person, "/sign-in/email", { email, password });

/** A confirmed account, signed in. */
export async function signUp(person, name, email) {
  await post(person, "/sign-up/email", { name, email, password });
  for (let tries = 0; tries < 100; tries += 1) {
    const { mails } = await succeed(await person.context.request.get(`/api/inbox?to=${email}`));
    const link = /https?:\/\/\S+/.exec(mails[0]?.text ?? "")?.[0];
    if (link) return person.context.request.get(link, { maxRedirects: 0 });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail came to ${email}`);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator app shows for a key (RFC 6238). */
function codeOf(key) {
  const bits = [...key].map((each) => alphabet.indexOf(each).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const offset = digest.at(-1) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export async function switchTwoFactorOn(person) {
  const { totpURI } = await post(person, "/two-factor/enable", { password });
  await post(person, "/two-factor/verify-totp", {
    code: codeOf(new URL(totpURI).searchParams.get("secret")),
  });
}
