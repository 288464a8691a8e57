"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { type MutableMail, mutableMails } from "@/domain/account";
import { Section } from "./section";
import { type Profile, useProfileUpdate } from "./use-profile";

/** Which mails the person wants, besides those about the safety of the account. */
export function MailSection({ profile }: { profile: Profile }) {
  const t = useTranslations("account.mails");
  const update = useProfileUpdate();
  const muted = mutableMails.filter((each) => profile.mutedMails.includes(each));
  const toggle = (mail: MutableMail, wanted: boolean) =>
    update.mutate({ mutedMails: wanted ? muted.filter((each) => each !== mail) : [...muted, mail] });
  return (
    <Section title={t("title")} description={t("text")}>
      <div className="grid gap-3">
        {mutableMails.map((mail) => (
          <CheckboxField
            key={mail}
            label={t(`kind.${mail}`)}
            description={`${t(`hint.${mail}`)}${mail === "digest" && !profile.timeZone ? ` ${t("noZone")}` : ""}`}
            checked={!muted.includes(mail)}
            onCheckedChange={(wanted) => toggle(mail, wanted)}
          />
        ))}
      </div>
    </Section>
  );
}
