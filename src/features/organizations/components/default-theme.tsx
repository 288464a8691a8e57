"use client";

import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

/** The organization's theme, for who has chosen none: neither in the account nor in this browser. */
export function DefaultTheme() {
  const { me } = useOrganization();
  const { setTheme } = useTheme();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    setOpen(me.user.theme === "system" && window.localStorage.getItem("theme") === null);
  }, [me.user.theme]);
  const settings = trpc.organizations.settings.useQuery(undefined, { enabled: open, staleTime: Infinity });
  const theme = settings.data?.settings.theme;
  useEffect(() => {
    if (open && theme && theme !== "system") setTheme(theme);
  }, [open, theme, setTheme]);
  return null;
}
