"use client";

import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

/** The organization's theme, for who has chosen none: neither in the account nor in this browser. */
export function DefaultTheme() {
  const { me } = useOrganization();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    setOpen(me.user.theme === "system" && window.localStorage.getItem("theme") === null);
  }, [me.user.theme]);
  return open ? <OrganizationTheme /> : null;
}

/** Asked for only once it is needed: a question that stands already keeps the page's own answer from being drawn. */
function OrganizationTheme() {
  const { setTheme } = useTheme();
  const settings = trpc.organizations.settings.useQuery(undefined, { staleTime: Infinity });
  const theme = settings.data?.settings.theme;
  useEffect(() => {
    if (theme && theme !== "system") setTheme(theme);
  }, [theme, setTheme]);
  return null;
}
