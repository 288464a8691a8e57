"use client";

import { format, parseISO } from "date-fns";
import { CalendarIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDates } from "@/components/use-dates";
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

const quick = [
  { key: "today", means: "today" },
  { key: "tomorrow", means: "tomorrow" },
  { key: "nextWeek", means: "next week" },
  { key: "twoWeeks", means: "in 2 weeks" },
] as const;

/** Picks a day by typing ("fri", "in 2 weeks"), by a quick choice or in the calendar. */
export function DatePicker({ value, onChange, id, variant = "outline", ...label }: Props) {
  const t = useTranslations("common.date");
  const { formatDay } = useDates();
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
        {value ? formatDay(value) : <span className="text-muted-foreground">{t("none")}</span>}
      </PopoverTrigger>
      <PopoverContent aria-label={t("label")} className="w-64">
        <DateChoices value={value} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

type ChoicesProps = { value: string | null; onChoose: (value: string | null) => void };

export function DateChoices({ value, onChoose }: ChoicesProps) {
  const t = useTranslations("common.date");
  const { today } = useDates();
  const selected = value ? parseISO(value) : undefined;
  return (
    <div className="grid gap-2">
      <TypedDate onChoose={onChoose} />
      <div className="flex flex-wrap gap-1">
        {quick.map(({ key, means }) => (
          <Button
            key={key}
            variant="secondary"
            size="sm"
            onClick={() => onChoose(parseDueDate(means, parseISO(today())))}
          >
            {t(`${key}`)}
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
          {t("remove")}
        </Button>
      ) : null}
    </div>
  );
}

function TypedDate({ onChoose }: Pick<ChoicesProps, "onChoose">) {
  const t = useTranslations("common.date");
  const dates = useDates();
  const [typed, setTyped] = useState("");
  const parsed = parseDueDate(typed, parseISO(dates.today()));
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (parsed) onChoose(parsed);
        }}
      >
        <Input
          autoFocus
          aria-label={t("type")}
          placeholder={t("example")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <p role="status" className="min-h-4 text-meta text-muted-foreground">
        {typed ? (parsed ? `↵ ${dates.format(parsed, "longDate")}` : t("notYet")) : null}
      </p>
    </>
  );
}
