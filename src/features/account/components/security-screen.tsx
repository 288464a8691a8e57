"use client";

import { useTranslations } from "next-intl";
import { trpc } from "@/trpc/react";
import { EmailSection } from "./email-section";
import { IdentityProvider } from "./identity";
import { PasskeysSection } from "./passkeys-section";
import { PasswordSection } from "./password-section";
import { ProvidersSection } from "./providers-section";
import { AccountPage, Loaded } from "./section";
import { TwoFactorSection } from "./two-factor-section";

/** How the person signs in, and what stands between others and the account. */
export function SecurityScreen() {
  const t = useTranslations("account.nav");
  const profile = trpc.account.profile.useQuery();
  const methods = trpc.account.methods.useQuery();
  return (
    <AccountPage title={t("security")}>
      <Loaded query={profile}>
        {({ email, twoFactorEnabled }) => (
          <Loaded query={methods}>
            {({ hasPassword, passkeys, linked }) => (
              <IdentityProvider hasPassword={hasPassword}>
                <EmailSection email={email} />
                <PasswordSection hasPassword={hasPassword} email={email} />
                <TwoFactorSection hasPassword={hasPassword} enabled={twoFactorEnabled} />
                <PasskeysSection passkeys={passkeys} />
                <ProvidersSection linked={linked} />
              </IdentityProvider>
            )}
          </Loaded>
        )}
      </Loaded>
    </AccountPage>
  );
}
