"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { isLiveEntity, type LiveEntity, liveEntities } from "@/domain/live";
import { shareChanges } from "@/trpc/live";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { refresh } from "../cache";
import { gatherChanges } from "./gather-changes";

const everything = Object.keys(liveEntities).filter(isLiveEntity);
/** What stands in the frame: role, name, address and logo. */
const ofShell: readonly LiveEntity[] = ["organization", "member"];

/** Keeps what is on the screen as it is for everybody, without drawing anything itself. */
export function LiveUpdates() {
  const { organization } = useOrganization();
  const queryClient = useQueryClient();
  const utils = trpc.useUtils();
  const refreshShell = useShell();
  const isBusy = useEffectEvent(() => queryClient.isMutating() > 0);
  const show = useEffectEvent((entities: ReadonlySet<LiveEntity>) => {
    void refresh(utils, entities);
    if (ofShell.some((entity) => entities.has(entity))) void refreshShell();
  });
  const { id } = organization;

  // The stream is an outside system.
  useEffect(() => {
    const { add, stop } = gatherChanges({ isBusy: () => isBusy(), show: (entities) => show(entities) });
    const tell = (entities: readonly LiveEntity[]) => add({ entities: [...entities], requests: [""] });
    const leave = shareChanges(id, {
      onChange: add,
      onGap: () => tell(everything),
      onEnd: () => tell(ofShell),
    });
    return () => {
      stop();
      leave();
    };
  }, [id]);
  return null;
}

/** Draws the frame anew; after a new address, at that address. */
function useShell() {
  const { organization } = useOrganization();
  const router = useRouter();
  const pathname = usePathname();
  const utils = trpc.useUtils();
  return async () => {
    const { id, slug } = organization;
    const all = await utils.organizations.list.fetch(undefined, { staleTime: 0 }).catch(() => []);
    const now = all.find((each) => each.id === id);
    if (now && now.slug !== slug) router.replace(pathname.replace(`/o/${slug}`, `/o/${now.slug}`));
    else router.refresh();
  };
}
