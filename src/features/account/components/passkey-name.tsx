"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toastError } from "@/components/ui/toast";
import { accountLimits } from "@/domain/account";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

type Props = { id: string; name: string };

/** The name of a passkey, changed in place. */
export function PasskeyName({ id, name }: Props) {
  const t = useTranslations("account.passkeys");
  const [editing, setEditing] = useState(false);
  const utils = trpc.useUtils();
  const rename = trpc.account.renamePasskey.useMutation({
    onSuccess: () => {
      setEditing(false);
      return utils.account.methods.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name")).trim();
    if (!typed || typed === name) return setEditing(false);
    return rename.mutate({ id, name: typed });
  };
  if (!editing)
    return (
      <>
        {name}
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("rename", { name })}
          onClick={() => setEditing(true)}
        >
          <Pencil aria-hidden />
        </Button>
      </>
    );
  return (
    <form onSubmit={submit} className="flex min-w-0 gap-2">
      <Input
        autoFocus
        name="name"
        aria-label={t("name")}
        defaultValue={name}
        maxLength={accountLimits.name}
        onKeyDown={(event) => event.key === "Escape" && setEditing(false)}
      />
      <Button type="submit" variant="outline" pending={rename.isPending}>
        {t("save")}
      </Button>
    </form>
  );
}
