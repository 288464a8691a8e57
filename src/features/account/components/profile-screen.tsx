"use client";

import { trpc } from "@/trpc/react";
import { NameSection } from "./name-section";
import { PictureSection } from "./picture-section";
import { PreferencesSection } from "./preferences-section";
import { AccountPage, Loaded } from "./section";

/** Name, picture, language and theme of the person. */
export function ProfileScreen() {
  const query = trpc.account.profile.useQuery();
  return (
    <AccountPage title="Profile">
      <Loaded query={query}>
        {(profile) => (
          <>
            <NameSection profile={profile} />
            <PictureSection profile={profile} />
            <PreferencesSection profile={profile} />
          </>
        )}
      </Loaded>
    </AccountPage>
  );
}
