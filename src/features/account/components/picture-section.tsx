"use client";

import { useRouter } from "next/navigation";
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
  const file = useRef<HTMLInputElement>(null);
  const { choose, remove, pending } = usePicture();
  return (
    <Section title="Picture" description="Cut to a square and made small in your browser.">
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={profile.name} image={profile.image} className="size-14 text-body" />
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label="Picture file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = "";
            if (chosen) void choose(chosen);
          }}
        />
        <Button variant="outline" pending={pending} onClick={() => file.current?.click()}>
          Choose picture
        </Button>
        {profile.image ? (
          <Button variant="ghost" disabled={pending} onClick={remove}>
            Remove picture
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

function usePicture() {
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
    else toastError("This file is not a picture that can be used. Choose a PNG, JPEG or WebP.");
  };
  return { choose, remove: () => unset.mutate(), pending: set.isPending || unset.isPending };
}
