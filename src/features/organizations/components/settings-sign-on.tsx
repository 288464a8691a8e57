"use client";

import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { useOrganization } from "@/trpc/organization";
import { SettingsSection } from "./settings-section";

/** Leads to the page of the organization's identity providers. */
export function SettingsSignOn() {
  const { organization } = useOrganization();
  return (
    <SettingsSection
      id="single-sign-on"
      title="Single sign-on"
      description="Members sign in with their company account, by OpenID Connect or SAML."
    >
      <div>
        <Link
          href={`/o/${organization.slug}/settings/single-sign-on`}
          className={buttonVariants({ variant: "outline" })}
        >
          Set up single sign-on
        </Link>
      </div>
    </SettingsSection>
  );
}
