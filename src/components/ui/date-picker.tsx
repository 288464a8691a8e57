"use client";

import { format, parseISO } from "date-fns";
import { CalendarIcon } from "lucide-react";
import { useState } from "react";
import { formatDay } from "@/lib/dates";
import { parseDueDate } from "@/lib/parse-due-date";
import { Button } from "./button";
import { Calendar } from "./calendar";
import { Input } from "./input";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

type Props = {
  /** yyyy-MM-dd or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  id?: string;
  variant?: "outline" | "ghost";
  "aria-label"?: string;
};

const quick = ["Today", "Tomorrow", "Next week", "In 2 weeks"];

/** Picks a day by typing ("fri", "in 2 weeks"), by a quick choice or in the calendar. */
export function DatePicker({ value, onChange, id, variant = "outline", ...label }: Props) {
  const [open, setOpen] = useState(false);
  const choose = (next: string | null) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        id={id}
        {...label}
        render={<Button variant={variant} className="w-full justify-start font-normal" />}
      >
        <CalendarIcon aria-hidden className="text-muted-foreground" />
        {value ? formatDay(value) : <span className="text-muted-foreground">No date</span>}
      </PopoverTrigger>
      <PopoverContent aria-label="Due date" className="w-64">
        <DateChoices value={value} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

type ChoicesProps = { value: string | null; onChoose: (value: string | null) => void };

export function DateChoices({ value, onChoose }: ChoicesProps) {
  const [typed, setTyped] = useState("");
  const parsed = parseDueDate(typed, new Date());
  const selected = value ? parseISO(value) : undefined;
  return (
    <div className="grid gap-2">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (parsed) onChoose(parsed);
        }}
      >
        <Input
          autoFocus
          aria-label="Type a date"
          placeholder="fri, in 2 weeks, 24 dec…"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <p role="status" className="min-h-4 text-meta text-muted-foreground">
        {typed ? (parsed ? `↵ ${format(parseISO(parsed), "EEEE, d MMMM yyyy")}` : "Not a date yet") : null}
      </p>
      <div className="flex flex-wrap gap-1">
        {quick.map((label) => (
          <Button
            key={label}
            variant="secondary"
            size="sm"
            onClick={() => onChoose(parseDueDate(label, new Date()))}
          >
            {label}
          </Button>
        ))}
      </div>
      <Calendar
        mode="single"
        selected={selected}
        defaultMonth={selected}
        onSelect={(date) => onChoose(date ? format(date, "yyyy-MM-dd") : null)}
      />
      {value ? (
        <Button variant="ghost" size="sm" onClick={() => onChoose(null)}>
          Remove the date
        </Button>
      ) : null}
    </div>
  );
}
