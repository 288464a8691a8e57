"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { PasswordInput } from "@/components/ui/password-input";
import { toastError } from "@/components/ui/toast";
import { accountLimits } from "@/domain/account";
import { signInPath } from "@/lib/paths";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { useSignOut } from "@/trpc/use-sign-out";

type Then = (password: string) => unknown;
type Asked = { title: string; then: Then };
type Ask = {
  /** Runs `then` once it is certain that it is the person; asks for the password only when that was long ago. */
  confirmed: (title: string, then: () => unknown) => Promise<void>;
  /** Asks for the password in any case and hands it on. */
  withPassword: (title: string, then: Then) => void;
};

const Context = createContext<Ask | null>(null);

/** How the sections below ask who is there before a sensitive change. */
export function useIdentity(): Ask {
  const ask = useContext(Context);
  if (!ask) throw new Error("useIdentity needs an IdentityProvider");
  return ask;
}

export function IdentityProvider({ hasPassword, children }: { hasPassword: boolean; children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const utils = trpc.useUtils();
  const ask = useMemo<Ask>(
    () => ({
      confirmed: async (title, then) => {
        try {
          const known = await utils.session.confirmed.fetch(undefined, { staleTime: 0 });
          if (known) await then();
          else setAsked({ title, then });
        } catch (error) {
          toastError(describeError(error).message);
        }
      },
      withPassword: (title, then) => setAsked({ title, then }),
    }),
    [utils],
  );
  const close = () => setAsked(null);
  return (
    <Context value={ask}>
      {children}
      <Dialog open={asked !== null} onOpenChange={(open) => !open && close()}>
        <DialogContent>
          {asked && hasPassword ? <PasswordForm asked={asked} onDone={close} /> : null}
          {asked && !hasPassword ? <SignInAgain title={asked.title} /> : null}
        </DialogContent>
      </Dialog>
    </Context>
  );
}

function PasswordForm({ asked, onDone }: { asked: Asked; onDone: () => void }) {
  const t = useTranslations("account.identity");
  const session = useTranslations("session");
  const common = useTranslations("common");
  const confirm = trpc.session.confirm.useMutation();
  const { register, handleSubmit, setError, formState } = useForm<{ password: string }>();
  const submit = handleSubmit(async ({ password }) => {
    try {
      await confirm.mutateAsync({ password });
    } catch (error) {
      const { reason, message } = describeError(error);
      return setError(reason === "wrong_password" ? "password" : "root", { message }, { shouldFocus: true });
    }
    onDone();
    await asked.then(password);
  });
  const { errors, isSubmitting } = formState;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <DialogHeader title={asked.title} description={t("text")} />
      <Field label={session("fields.password")} error={errors.password?.message}>
        <PasswordInput
          maxLength={accountLimits.passwordMax}
          autoFocus
          autoComplete="current-password"
          {...register("password", { required: session("rules.passwordMissing") })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <DialogFooter>
        <DialogClose render={<Button variant="outline" />}>{common("cancel")}</DialogClose>
        <Button type="submit" pending={isSubmitting}>
          {t("goOn")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function SignInAgain({ title }: { title: string }) {
  const t = useTranslations("account.identity");
  const common = useTranslations("common");
  const signOut = useSignOut(signInPath(usePathname()));
  return (
    <>
      <DialogHeader title={title} description={t("noPassword")} />
      <DialogFooter>
        <DialogClose render={<Button variant="outline" />}>{common("cancel")}</DialogClose>
        <Button onClick={signOut}>{t("signInAgain")}</Button>
      </DialogFooter>
    </>
  );
}
