"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { type MutableMail, mutableMails } from "@/domain/account";
import { Section } from "./section";
import { type Profile, useProfileUpdate } from "./use-profile";

/** Which mails the person wants, besides those about the safety of the account. */
export function MailSection({ profile }: { profile: Profile }) {
  const t = useTranslations("account.mails");
  const id = useId();
  const update = useProfileUpdate();
  const muted = mutableMails.filter((each) => profile.mutedMails.includes(each));
  const toggle = (mail: MutableMail, wanted: boolean) =>
    update.mutate({ mutedMails: wanted ? muted.filter((each) => each !== mail) : [...muted, mail] });
  return (
    <Section title={t("title")} description={t("text")}>
      <div className="grid gap-3">
        {mutableMails.map((mail) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control
          <label key={mail} className="flex items-start gap-3">
            <Checkbox
              className="mt-0.5"
              aria-labelledby={`${id}-${mail}`}
              aria-describedby={`${id}-${mail}-hint`}
              checked={!muted.includes(mail)}
              onCheckedChange={(wanted) => toggle(mail, wanted)}
            />
            <span>
              <span id={`${id}-${mail}`} className="block text-body">
                {t(`kind.${mail}`)}
              </span>
              <span id={`${id}-${mail}-hint`} className="block text-meta text-muted-foreground">
                {t(`hint.${mail}`)}
                {mail === "digest" && !profile.timeZone ? ` ${t("noZone")}` : null}
              </span>
            </span>
          </label>
        ))}
      </div>
    </Section>
  );
}
