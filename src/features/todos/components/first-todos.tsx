"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { todoLimits } from "@/domain/todo";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

const suggestions = ["week", "invite", "project", "trash"] as const;

/** Some todos to begin with, and one of the person's own. */
export function FirstTodos() {
  const t = useTranslations("todos");
  const { me } = useOrganization();
  const [own, setOwn] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(suggestions.slice(0, 2)));
  const { start, pending, failure } = useStart();
  const taken = suggestions.filter((each) => chosen.has(each)).map((each) => t(`suggestion.${each}`));
  const titles = [own.trim(), ...taken].filter(Boolean);
  const choose = (name: string, on: boolean) =>
    setChosen((current) => new Set(on ? [...current, name] : [...current].filter((each) => each !== name)));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        start(titles.map((title) => ({ title, assignedTo: me.user.id })));
      }}
    >
      <Field label={t("first.own")}>
        <Input
          autoFocus
          autoComplete="off"
          maxLength={todoLimits.title}
          placeholder={t("first.example")}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
        />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-dense text-muted-foreground">{t("first.suggestions")}</legend>
        {suggestions.map((name) => (
          <Suggestion key={name} checked={chosen.has(name)} onChange={(on) => choose(name, on)}>
            {t(`suggestion.${name}`)}
          </Suggestion>
        ))}
      </fieldset>
      <FormError message={failure?.message} requestId={failure?.requestId} />
      <Button type="submit" size="lg" pending={pending}>
        {t("first.submit", { count: titles.length })}
      </Button>
    </form>
  );
}

type SuggestionProps = { checked: boolean; onChange: (on: boolean) => void; children: ReactNode };

function Suggestion({ checked, onChange, children }: SuggestionProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="flex min-h-9 items-center gap-2.5 rounded-md px-1 text-dense hover:bg-accent"
    >
      <Checkbox id={id} checked={checked} onCheckedChange={onChange} />
      {children}
    </label>
  );
}

type NewTodo = { title: string; assignedTo: string };

/** Adds the todos, says that the person has begun, and goes to the list. */
function useStart() {
  const { organization } = useOrganization();
  const finish = trpc.organizations.finishOnboarding.useMutation({
    onSuccess: () => window.location.assign(`/o/${organization.slug}`),
  });
  const create = trpc.todos.createMany.useMutation({ onSuccess: () => finish.mutate() });
  const error = create.error ?? finish.error;
  return {
    start: (items: NewTodo[]) => {
      if (items.length === 0) finish.mutate();
      else create.mutate({ items: items.map((item) => ({ ...item, id: crypto.randomUUID() })) });
    },
    pending: create.isPending || finish.isPending || finish.isSuccess,
    failure: error ? describeError(error) : null,
  };
}
