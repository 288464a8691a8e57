import { type SocialProvider, socialProviders } from "@/domain/account";
import { env } from "@/env";

const credentials: Record<SocialProvider, { id?: string; secret?: string }> = {
  github: { id: env.GITHUB_CLIENT_ID, secret: env.GITHUB_CLIENT_SECRET },
  google: { id: env.GOOGLE_CLIENT_ID, secret: env.GOOGLE_CLIENT_SECRET },
  microsoft: { id: env.MICROSOFT_CLIENT_ID, secret: env.MICROSOFT_CLIENT_SECRET },
};

/** The providers that have an id and a secret in the environment. */
export const configuredProviders: readonly SocialProvider[] = socialProviders.filter(
  (provider) => credentials[provider].id && credentials[provider].secret,
);

/** Better Auth's settings of the configured providers. */
export function socialSettings() {
  const settings = configuredProviders.map((provider) => {
    const { id = "", secret = "" } = credentials[provider];
    return [provider, { clientId: id, clientSecret: secret, disableDefaultScope: false }];
  });
  return Object.fromEntries(settings);
}
