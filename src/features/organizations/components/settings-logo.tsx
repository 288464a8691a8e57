"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { pictureLimits } from "@/domain/account";
import { smallPicture } from "@/lib/small-picture";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";

/** The organization's picture; it is made small here, before it is sent. */
export function SettingsLogo({ logo }: { logo: string | null }) {
  const t = useTranslations("organizations.logo");
  const { organization } = useOrganization();
  const router = useRouter();
  const utils = trpc.useUtils();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const onSuccess = () => {
    router.refresh();
    return utils.organizations.settings.invalidate();
  };
  const set = trpc.organizations.setLogo.useMutation({ onSuccess });
  const remove = trpc.organizations.removeLogo.useMutation({ onSuccess });
  const error = set.error ?? remove.error;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const content = await smallPicture(file, pictureLimits);
    setProblem(content ? undefined : t("unreadable"));
    if (content) set.mutate({ content });
  };
  return (
    <SettingsSection id="logo" title={t("title")} description={t("text")}>
      <div className="flex items-center gap-3">
        <Avatar name={organization.name} seed={organization.id} image={logo} square size="lg" />
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t("choose")}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = "";
          }}
        />
        <Button variant="outline" pending={set.isPending} onClick={() => input.current?.click()}>
          {t(logo ? "replace" : "upload")}
        </Button>
        {logo ? (
          <Button variant="ghost" pending={remove.isPending} onClick={() => remove.mutate()}>
            {t("remove")}
          </Button>
        ) : null}
      </div>
      <FormError message={problem ?? (error ? describeError(error).message : undefined)} />
    </SettingsSection>
  );
}
