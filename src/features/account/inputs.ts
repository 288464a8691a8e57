import { z } from "zod";
import { accountLimits, locales, mutableMails, pictureLimits, themes } from "@/domain/account";
import { say } from "@/i18n/errors";
import { idOf } from "@/server/db/inputs";

const name = z.string().trim().max(accountLimits.name);

const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};

export const updateProfile = z
  .strictObject({
    firstName: name.min(1, say("nameMissing").key).optional(),
    lastName: name.optional(),
    preferredLocale: z.enum(locales).optional(),
    theme: z.enum(themes).optional(),
    timeZone: z
      .string()
      .max(60)
      .refine(isTimeZone, say("timeZoneUnknown").key)
      .meta({ examples: ["Europe/Berlin"] })
      .nullable()
      .optional(),
    mutedMails: z.array(z.enum(mutableMails)).max(mutableMails.length).optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, say("nothingToChange").key);

/** What the link of a mail says. */
export const unsubscribe = z.strictObject({
  person: idOf("user"),
  mail: z.enum(mutableMails),
  signature: z.string().max(64),
});

/** Base64 of the picture's bytes. */
export const setPicture = z.strictObject({
  content: z
    .base64()
    .max(Math.ceil(pictureLimits.bytes / 3) * 4)
    .meta({ examples: ["iVBORw0KGgo="] }),
});

export const renamePasskey = z.strictObject({
  id: idOf("passkey"),
  name: name.min(1, say("passkeyNameMissing").key),
});

export const saveWork = z.strictObject({
  name: name.min(1, say("nameMissing").key),
  email: z.email(say("emailInvalid").key).max(accountLimits.email).toLowerCase().trim(),
  password: z.string().min(accountLimits.passwordMin).max(accountLimits.passwordMax),
});

export const keepWork = z.strictObject({ token: z.string().min(1).max(200) });
