"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { teamLimits } from "@/domain/team";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import type { Team } from "./use-team-mutations";

type Props = { team?: Team; open: boolean; onOpenChange: (open: boolean) => void };

/** Names a new team, or renames `team`. */
export function TeamDialog({ team, open, onOpenChange }: Props) {
  const t = useTranslations("teams");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader title={t(team ? "form.rename" : "new")} />
        <TeamForm team={team} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function TeamForm({ team, onDone }: { team?: Team; onDone: () => void }) {
  const t = useTranslations("teams.form");
  const [name, setName] = useState(team?.name ?? "");
  const utils = trpc.useUtils();
  const options = {
    onSuccess: async () => {
      await utils.teams.invalidate();
      onDone();
    },
  };
  const create = trpc.teams.create.useMutation(options);
  const update = trpc.teams.update.useMutation(options);
  const { isPending, error, reset } = team ? update : create;
  const failure = error ? describeError(error) : null;
  const nameError = failure?.reason === "taken" ? failure.message : failure?.fieldErrors.name?.[0];
  const typed = name.trim();
  const submit = () => (team ? update.mutate({ id: team.id, name: typed }) : create.mutate({ name: typed }));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed && !isPending) submit();
      }}
    >
      <Field label={t("name")} error={nameError}>
        <Input
          autoFocus
          autoComplete="off"
          placeholder={t("example")}
          value={name}
          maxLength={teamLimits.name}
          onChange={(event) => {
            reset();
            setName(event.target.value);
          }}
        />
      </Field>
      {failure && !nameError ? <FormError message={failure.message} requestId={failure.requestId} /> : null}
      <DialogFooter>
        <Button type="submit" disabled={!typed} pending={isPending}>
          {t(team ? "save" : "create")}
        </Button>
      </DialogFooter>
    </form>
  );
}
