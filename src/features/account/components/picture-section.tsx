"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { pictureLimits } from "@/domain/account";
import { smallPicture } from "@/lib/small-picture";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { Section } from "./section";
import type { Profile } from "./use-profile";

export function PictureSection({ profile }: { profile: Profile }) {
  const t = useTranslations("account.picture");
  const file = useRef<HTMLInputElement>(null);
  const { choose, remove, pending } = usePicture();
  return (
    <Section title={t("title")} description={t("text")}>
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={profile.name} seed={profile.id} image={profile.image} size="lg" />
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t("file")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = "";
            if (chosen) void choose(chosen);
          }}
        />
        <Button variant="outline" pending={pending} onClick={() => file.current?.click()}>
          {t("choose")}
        </Button>
        {profile.image ? (
          <Button variant="ghost" disabled={pending} onClick={remove}>
            {t("remove")}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

function usePicture() {
  const t = useTranslations("account.picture");
  const utils = trpc.useUtils();
  const router = useRouter();
  const settled = {
    onSuccess: async () => {
      await utils.account.profile.invalidate();
      router.refresh();
    },
    onError: (error: unknown) => toastError(describeError(error).message),
  };
  const set = trpc.account.setPicture.useMutation(settled);
  const unset = trpc.account.removePicture.useMutation(settled);
  const choose = async (chosen: File) => {
    const content = await smallPicture(chosen, pictureLimits);
    if (content) set.mutate({ content });
    else toastError(t("unusable"));
  };
  return { choose, remove: () => unset.mutate(), pending: set.isPending || unset.isPending };
}
