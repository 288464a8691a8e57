import { say } from "@/i18n/errors";
import { listOwnedAlone, removeAccount } from "@/server/auth/deletion";
import { removePicture, setPicture } from "@/server/auth/pictures";
import { muteMail, readProfile, updateProfile } from "@/server/auth/profile";
import { askToSave, saveWork } from "@/server/auth/save-work";
import { tellChange } from "@/server/auth/security-log";
import { listMemberships } from "@/server/auth/sessions";
import { listMethods, removePasskey, renamePasskey, unlinkProvider } from "@/server/auth/sign-in-methods";
import { idInput } from "@/server/db/inputs";
import { readUnsubscription } from "@/server/mail/unsubscribe";
import { DomainError, notFound } from "@/server/trpc/errors";
import {
  authedProcedure,
  confirmedProcedure,
  personalProcedure,
  publicProcedure,
  router,
} from "@/server/trpc/procedures";
import * as inputs from "./inputs";
import { exportEverything } from "./operations";

export const accountRouter = router({
  profile: authedProcedure.query(({ ctx }) => readProfile(ctx.user.id)),

  update: personalProcedure
    .meta({ idempotent: true, audit: false })
    .input(inputs.updateProfile)
    .mutation(({ ctx, input }) => updateProfile(ctx.user.id, input)),

  /** By the signed link of a mail, from any browser. */
  unsubscribe: publicProcedure
    .meta({ idempotent: true, audit: false })
    .input(inputs.unsubscribe)
    .mutation(async ({ input }) => {
      const ended = readUnsubscription(input);
      if (!ended) throw new DomainError("BAD_REQUEST", say("linkInvalid"), "link_invalid");
      await muteMail(ended.userId, ended.mail);
      return { mail: ended.mail };
    }),

  setPicture: personalProcedure
    .meta({ idempotent: false, audit: false })
    .input(inputs.setPicture)
    .mutation(async ({ ctx, input }) => ({ image: await setPicture(ctx.user.id, input.content) })),

  removePicture: personalProcedure.meta({ idempotent: true, audit: false }).mutation(async ({ ctx }) => {
    await removePicture(ctx.user.id);
    return { image: null };
  }),

  /** Password, passkeys and connected accounts. */
  methods: personalProcedure.query(({ ctx }) => listMethods(ctx.user.id)),

  renamePasskey: personalProcedure
    .meta({ idempotent: true, audit: false })
    .input(inputs.renamePasskey)
    .mutation(async ({ ctx, input }) => {
      if (!(await renamePasskey(ctx.user.id, input))) throw notFound();
      return input;
    }),

  removePasskey: confirmedProcedure
    .meta({ idempotent: false })
    .input(idInput("passkey"))
    .mutation(async ({ ctx, input }) => {
      if (!(await removePasskey(ctx.user.id, input.id))) throw notFound();
      await tellChange(
        { path: "/account/removePasskey", headers: ctx.headers },
        ctx.user.id,
        "passkey_removed",
      );
      return input;
    }),

  unlink: confirmedProcedure
    .meta({ idempotent: false })
    .input(idInput("linkedAccount"))
    .mutation(async ({ ctx, input }) => {
      if (!(await unlinkProvider(ctx.user.id, input.id))) throw notFound();
      await tellChange({ path: "/account/unlink", headers: ctx.headers }, ctx.user.id, "provider_unlinked");
      return input;
    }),

  /** Everything the person has here, as one file. */
  export: personalProcedure.query(({ ctx }) => exportEverything(ctx, ctx.user.id)),

  /** What stands in the way of deleting the account, and what the person leaves. */
  deletion: personalProcedure.query(async ({ ctx }) => ({
    ownedAlone: await listOwnedAlone(ctx.user.id),
    memberships: (await listMemberships(ctx.user.id)).length,
  })),

  remove: confirmedProcedure.meta({ idempotent: false }).mutation(async ({ ctx }) => {
    if ((await listOwnedAlone(ctx.user.id)).length > 0)
      throw new DomainError("CONFLICT", say("onlyOwner"), "last_owner");
    await removeAccount(ctx, ctx.user.id);
    return { removed: true };
  }),

  /** A guest gives a name, an address and a password; a mail goes to the address. */
  askToSave: personalProcedure
    .meta({ idempotent: false, audit: false })
    .input(inputs.saveWork)
    .mutation(async ({ ctx, input }) => {
      if (!ctx.user.isAnonymous) throw new DomainError("BAD_REQUEST", say("accountAlready"));
      await askToSave({ userId: ctx.user.id, language: ctx.locale, ...input });
      return { sent: true };
    }),

  /** The guest opened the link of that mail. */
  keepWork: personalProcedure
    .meta({ idempotent: false, audit: false })
    .input(inputs.keepWork)
    .mutation(({ ctx, input }) => saveWork(ctx.user.id, input.token)),
});
