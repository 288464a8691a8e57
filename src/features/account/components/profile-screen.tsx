"use client";

import { useTranslations } from "next-intl";
import { trpc } from "@/trpc/react";
import { MailSection } from "./mail-section";
import { NameSection } from "./name-section";
import { PictureSection } from "./picture-section";
import { PreferencesSection } from "./preferences-section";
import { AccountPage, Loaded } from "./section";

/** Name, picture, language, theme, time zone and mails of the person. */
export function ProfileScreen() {
  const t = useTranslations("account.nav");
  const query = trpc.account.profile.useQuery();
  return (
    <AccountPage title={t("profile")}>
      <Loaded query={query}>
        {(profile) => (
          <>
            <NameSection profile={profile} />
            <PictureSection profile={profile} />
            <PreferencesSection profile={profile} />
            <MailSection profile={profile} />
          </>
        )}
      </Loaded>
    </AccountPage>
  );
}
