"use client";

import { type ReactElement, useState } from "react";
import { PickerList, type PickerListProps } from "./picker-list";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

type Props = PickerListProps & { trigger: ReactElement; initiallyOpen: boolean };

export function PickerPopover({ trigger, initiallyOpen, onChange, ...list }: Props) {
  const [open, setOpen] = useState(initiallyOpen);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger render={trigger} />
      <PopoverContent className="w-60 p-0" aria-label={list.placeholder}>
        <PickerList
          {...list}
          onChange={(value) => {
            setOpen(false);
            onChange(value);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
