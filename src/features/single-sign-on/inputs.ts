import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { accountLimits } from "@/domain/account";
import { domainPattern, newcomerRoles, signOnLimits } from "@/domain/single-sign-on";
import { say } from "@/i18n/errors";
import { idOf } from "@/server/db/inputs";

/** Whether this server may call it is asked where it is kept. */
const address = z
  .string()
  .trim()
  .min(1, say("providerAddressMissing").key)
  .max(signOnLimits.url)
  .meta({ examples: ["https://identity.example.com"] });

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(domainPattern, say("domainInvalid").key)
  .meta({ examples: ["example.com"] });

export const addOidc = z.strictObject({
  domain,
  issuer: address,
  clientId: z.string().trim().min(1, say("clientIdMissing").key).max(signOnLimits.clientId),
  clientSecret: z.string().trim().min(1, say("clientSecretMissing").key).max(signOnLimits.clientSecret),
});

/** Base64 with or without the lines that mark a certificate's beginning and end. */
const certificate = z
  .string()
  .trim()
  .min(1, say("certificateMissing").key)
  .max(signOnLimits.certificate)
  .transform((text, context) => {
    const bare = text.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, "");
    try {
      return new X509Certificate(Buffer.from(bare, "base64")).toString();
    } catch {
      context.addIssue({ code: "custom", message: say("certificateInvalid").key });
      return z.NEVER;
    }
  });

export const addSaml = z.strictObject({
  domain,
  /** The provider's own name, its entity id. */
  issuer: z.string().trim().min(1, say("entityIdMissing").key).max(signOnLimits.url),
  entryPoint: address,
  certificate,
});

export const updateProvider = z.strictObject({
  id: idOf("ssoProvider"),
  role: z.enum(newcomerRoles).optional(),
  required: z.boolean().optional(),
});

export const replaceSecret = z.strictObject({
  id: idOf("ssoProvider"),
  clientSecret: addOidc.shape.clientSecret,
});

export const startSignOn = z.strictObject({
  email: z.email(say("emailInvalid").key).max(accountLimits.email),
  /** Where to go on afterwards: a page of ours. */
  next: z.string().max(2000).nullish(),
});
