import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider, { type Configuration } from "oidc-provider";

export type Claims = Record<string, unknown> & { email?: string };
type Payload = Record<string, unknown>;
type Tamper = (payload: Payload) => { payload?: Payload; foreignKey?: boolean };

export const client = { clientId: "tenantry", clientSecret: "the-secret-of-tenantry" } as const;

const newKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/**
 * A real OpenID provider on this machine. Whoever comes is who their `login_hint` says, with the claims that `people`
 * has for it; `tamper` changes the id tokens that it gives, `down` hangs up on everybody, `delay` holds them back (milliseconds).
 */
export async function openIdentityProvider(port: number) {
  const issuer = `http://localhost:${port}`;
  const key = newKey();
  const people = new Map<string, Claims>();
  const redirectUris: string[] = [];
  const provider = new Provider(issuer, configure(key, people));
  provider.Client.prototype.redirectUriAllowed = (uri: string) => redirectUris.includes(uri);
  const state: { tamper?: Tamper; down?: boolean; delay?: number } = {};
  const answer = provider.callback();
  const server = createServer((req, res) => {
    if (state.down) return void req.destroy();
    if (req.url?.startsWith("/interaction/")) return void finish(provider, req, res);
    if (req.url?.startsWith("/token") && state.tamper) changeAnswer(res, retoken(state.tamper, key));
    const slow = req.url?.startsWith("/token") ? state.delay : 0;
    setTimeout(() => answer(req, res), slow ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { issuer, people, redirectUris, state, close };
}

type Key = ReturnType<typeof newKey>;

function configure(key: Key, people: Map<string, Claims>): Configuration {
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: ["http://localhost:3000/any"],
      },
    ],
    jwks: { keys: [{ ...key.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "first" }] },
    cookies: { keys: ["a-key-for-cookies"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        email: accountId,
        email_verified: true,
        name: "Ada Example",
        ...people.get(accountId),
      }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.body = JSON.stringify(out);
    },
  };
}

async function finish(provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(req, res);
  await provider.interactionFinished(req, res, { login: { accountId: String(params.login_hint) } });
}

/** Sends what `change` makes of the body. */
function changeAnswer(res: ServerResponse, change: (body: string) => string): void {
  const end = res.end.bind(res);
  res.end = (...[body]: unknown[]) => {
    const text = change(String(body));
    res.setHeader("content-length", Buffer.byteLength(text));
    return end(text);
  };
}

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

function retoken(tamper: Tamper, key: Key) {
  return (body: string): string => {
    const answer: Payload = JSON.parse(body);
    const [, middle = ""] = String(answer.id_token).split(".");
    const { payload, foreignKey } = tamper(JSON.parse(Buffer.from(middle, "base64url").toString()));
    const text = `${encode({ alg: "RS256", kid: "first", typ: "JWT" })}.${encode(payload)}`;
    const signature = sign("sha256", Buffer.from(text), foreignKey ? newKey() : key).toString("base64url");
    return JSON.stringify({ ...answer, id_token: `${text}.${signature}` });
  };
}

/** Goes through a provider's pages as a browser does; answers the address of ours that it is sent back to. */
export async function passThrough(start: string, ours = "http://localhost:3000"): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(start);
  for (let step = 0; step < 10 && at.origin !== ours; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (each.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`${at.pathname}: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at);
  }
  return at;
}
