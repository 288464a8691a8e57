"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { bySymbol, somethingFloats } from "@/components/list/hotkeys";
import { onDemand } from "@/components/on-demand";
import { undoLast } from "@/components/ui/toast";
import { useOrganization } from "@/trpc/organization";

const OrganizationPalette = onDemand(
  () => import("./organization-palette").then((module) => module.OrganizationPalette),
  ({ open }) => open,
);
const OrganizationShortcuts = onDemand(
  () => import("./organization-shortcuts").then((module) => module.OrganizationShortcuts),
  ({ open }) => open,
);

type Props = Omit<ComponentProps<typeof OrganizationPalette>, "showShortcuts">;

/** ⌘K and the shortcuts that work on every screen of an organization. */
export function OrganizationKeyboard(palette: Props) {
  const [sheet, setSheet] = useState(false);
  const router = useRouter();
  const { organization } = useOrganization();
  const goUnlessCovered = (path: string) => () => {
    if (!somethingFloats()) router.push(`/o/${organization.slug}${path}`);
  };

  const byKey = { useKey: true };
  const inFields = { ...byKey, preventDefault: true, enableOnFormTags: true };
  useHotkeys("mod+k", () => palette.onOpenChange(true), inFields);
  useHotkeys("mod+z", () => void undoLast(), byKey);
  useHotkeys("?", () => setSheet(true), bySymbol());
  useHotkeys("g>h", goUnlessCovered(""), byKey);
  useHotkeys("g>t", goUnlessCovered("/todos"), byKey);
  useHotkeys("g>p", goUnlessCovered("/projects"), byKey);
  useHotkeys("g>m", goUnlessCovered("/members"), byKey);
  useHotkeys("g>r", goUnlessCovered("/trash"), byKey);
  useHotkeys("g>b", goUnlessCovered("/billing"), byKey);
  useHotkeys("g>s", goUnlessCovered("/settings"), byKey);

  return (
    <>
      <OrganizationPalette {...palette} showShortcuts={() => setSheet(true)} />
      <OrganizationShortcuts open={sheet} onOpenChange={setSheet} />
    </>
  );
}
