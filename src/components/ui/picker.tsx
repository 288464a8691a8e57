"use client";

import { type ComponentProps, cloneElement, type ReactElement } from "react";
import { onDemand, onDemandTrigger } from "../on-demand";
import type { PickerListProps } from "./picker-list";

export type PickerTrigger = ReactElement<ComponentProps<"button">>;
type Props = PickerListProps & { trigger: PickerTrigger };
type StandInProps = Props & { onOpen: () => void };

export const PickerList = onDemand(
  () => import("./picker-list").then((module) => module.PickerList),
  () => true,
);

/** A button that opens a `PickerList`. */
export const Picker = onDemandTrigger<Props>(
  () => import("./picker-popover").then((module) => module.PickerPopover),
  ({ trigger, onOpen }: StandInProps) =>
    cloneElement(trigger, { onClick: onOpen, "aria-haspopup": "dialog", "aria-expanded": false }),
);
