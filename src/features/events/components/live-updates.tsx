"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { isLiveEntity, type LiveEntity, liveEntities } from "@/domain/live";
import { shareChanges } from "@/trpc/live";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { refresh } from "../cache";
import { gatherChanges } from "./gather-changes";

const everything = Object.keys(liveEntities).filter(isLiveEntity);
/** What stands in the frame: role, name, address and logo. */
const ofFrame: readonly LiveEntity[] = ["organization", "member"];

/** Milliseconds after which another window is taken to tell what changes. */
const startsWithin = 2_000;

/** Keeps what is on the screen as it is for everybody since the page was `drawnAt`, without drawing anything itself. */
export function LiveUpdates({ drawnAt }: { drawnAt: string }) {
  const { organization } = useOrganization();
  const queryClient = useQueryClient();
  const utils = trpc.useUtils();
  const isBusy = useEffectEvent(() => queryClient.isMutating() > 0);
  const show = useEffectEvent((entities: ReadonlySet<LiveEntity>) => void refresh(utils, entities));
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
      onEnd: () => tell(ofFrame),
    });
    return () => {
      clearTimeout(timer);
      stop();
      leave();
    };
  }, [id]);
  return null;
}
