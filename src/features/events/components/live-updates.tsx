"use client";

import { hashKey, useQueryClient } from "@tanstack/react-query";
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

/** Milliseconds after which another window is taken to tell what changes. */
const startsWithin = 2_000;

/** Keeps what is on the screen as it is for everybody since the page was `drawnAt`, without drawing anything itself. */
export function LiveUpdates({ drawnAt }: { drawnAt: string }) {
  const { organization } = useOrganization();
  const queryClient = useQueryClient();
  const utils = trpc.useUtils();
  const refreshShell = useShell();
  const isBusy = useEffectEvent(() => queryClient.isMutating() > 0);
  const show = useEffectEvent((entities: ReadonlySet<LiveEntity>) => {
    void refresh(utils, entities);
    if (ofShell.some((entity) => entities.has(entity))) void refreshShell();
  });
  const changedSince = useEffectEvent(() => utils.client.events.since.query({ at: drawnAt }));
  const { id } = organization;

  // The stream is an outside system.
  useEffect(() => {
    const { add, stop } = gatherChanges({ isBusy: () => isBusy(), show: (entities) => show(entities) });
    const tell = (entities: readonly LiveEntity[]) => add({ entities: [...entities], requests: [""] });
    let caughtUp = false;
    const catchUp = async () => {
      if (caughtUp) return;
      caughtUp = true;
      const { entities } = await changedSince();
      if (entities.length > 0) tell(entities);
    };
    const begin = () => void catchUp().catch(() => tell(everything));
    const timer = setTimeout(begin, startsWithin);
    const leave = shareChanges(id, {
      onChange: add,
      onStart: begin,
      onGap: () => tell(everything),
      onEnd: () => tell(ofShell),
    });
    return () => {
      clearTimeout(timer);
      stop();
      leave();
    };
  }, [id]);
  return null;
}

/**
 * Draws the frame anew when it is no longer true; after a new address, at that address. Only then: a page that is drawn
 * anew while somebody sets a filter is loaded from the start by Next, and the filter is lost.
 */
function useShell() {
  const { organization } = useOrganization();
  const router = useRouter();
  const pathname = usePathname();
  const utils = trpc.useUtils();
  return async () => {
    const { id, slug } = organization;
    const all = await utils.organizations.list.fetch(undefined, { staleTime: 0 }).catch(() => null);
    if (!all) return;
    const now = all.find((each) => each.id === id);
    if (now && now.slug !== slug) router.replace(pathname.replace(`/o/${slug}`, `/o/${now.slug}`));
    else if (hashKey([now]) !== hashKey([organization])) router.refresh();
  };
}
