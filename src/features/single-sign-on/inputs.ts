import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { accountLimits } from "@/domain/account";
import { domainPattern, newcomerRoles, signOnLimits } from "@/domain/single-sign-on";
import { idOf } from "@/server/db/inputs";

/** Whether this server may call it is asked where it is kept. */
const address = z
  .string()
  .trim()
  .min(1, "Enter the address")
  .max(signOnLimits.url)
  .meta({ examples: ["https://identity.example.com"] });

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(domainPattern, "A domain, like example.com")
  .meta({ examples: ["example.com"] });

export const addOidc = z.strictObject({
  domain,
  issuer: address,
  clientId: z.string().trim().min(1, "Enter the client id").max(signOnLimits.clientId),
  clientSecret: z.string().trim().min(1, "Enter the client secret").max(signOnLimits.clientSecret),
});

/** Base64 with or without the lines that mark a certificate's beginning and end. */
const certificate = z
  .string()
  .trim()
  .min(1, "Paste the certificate")
  .max(signOnLimits.certificate)
  .transform((text, context) => {
    const bare = text.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, "");
    try {
      return new X509Certificate(Buffer.from(bare, "base64")).toString();
    } catch {
      context.addIssue({ code: "custom", message: "This is not a certificate" });
      return z.NEVER;
    }
  });

export const addSaml = z.strictObject({
  domain,
  /** The provider's own name, its entity id. */
  issuer: z.string().trim().min(1, "Enter the entity id").max(signOnLimits.url),
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
  email: z.email("This is not an e-mail address").max(accountLimits.email),
  /** Where to go on afterwards: a page of ours. */
  next: z.string().max(2000).nullish(),
});
