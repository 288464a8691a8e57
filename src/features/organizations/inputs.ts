import { createInsertSchema, createUpdateSchema } from "drizzle-zod";
import { z } from "zod";
import { locales, pictureLimits, themes } from "@/domain/account";
import { organizationLimits } from "@/domain/organization";
import { say } from "@/i18n/errors";
import { idOf, slugInput as slug } from "@/server/db/inputs";
import { organization } from "@/server/db/schema";

const name = z.string().trim().min(1, say("organizationNameMissing").key).max(organizationLimits.name);
const editable = { name: true, slug: true } as const;

export const createOrganization = createInsertSchema(organization, { name, slug }).pick(editable).strict();

const settings = z.strictObject({
  theme: z.enum(themes),
  language: z.enum(locales),
  notifications: z.strictObject({ email: z.boolean(), push: z.boolean() }),
});

export const updateOrganization = createUpdateSchema(organization, {
  name: name.optional(),
  slug: slug.optional(),
})
  .pick(editable)
  .extend({ settings: settings.partial().optional() })
  .strict()
  .refine((changes) => Object.keys(changes).length > 0, say("nothingToChange").key);

/** Base64 of the picture's bytes. */
export const setLogo = z.strictObject({
  content: z
    .base64()
    .max(Math.ceil(pictureLimits.bytes / 3) * 4)
    .meta({ examples: ["iVBORw0KGgo="] }),
});

export const transferOwnership = z.strictObject({ memberId: idOf("member") });

/** With an address of its own when the old one is taken by now. */
export const restoreOrganization = z.strictObject({ id: idOf("organization"), slug: slug.optional() });
