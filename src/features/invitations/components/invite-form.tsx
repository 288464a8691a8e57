"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { invitationDays, invitationLimits } from "@/domain/invitation";
import { assignableRoles } from "@/domain/roles";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { InviteResults } from "./invite-results";
import { useInviteForm } from "./use-invite-form";

/** Who is invited, as what, into which team, for how long. */
export function InviteForm({ teamId }: { teamId?: string }) {
  const t = useTranslations("invitations");
  const { role: own } = useOrganization();
  const form = useInviteForm(teamId);
  const { values, change, problem, failure, create, addresses } = form;
  const roles = assignableRoles(own).map((value) => ({ value, label: t(`role.${value}`) }));
  const periods = invitationDays.map((days) => ({
    value: String(days),
    label: t("form.days", { count: days }),
  }));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Field label={t("form.addresses")} description={t("form.paste")} error={problem}>
        <Textarea
          autoFocus
          rows={3}
          value={values.text}
          onChange={(event) => change({ text: event.target.value })}
          placeholder={t("form.example")}
        />
      </Field>
      <div className="grid gap-4 sm:auto-cols-fr sm:grid-flow-col">
        <Field label={t("form.role")}>
          <Select options={roles} value={values.role} onValueChange={(role) => change({ role })} />
        </Field>
        <TeamField value={values.teamId} onChange={(teamId) => change({ teamId })} />
        <Field label={t("form.openFor")}>
          <Select options={periods} value={values.days} onValueChange={(days) => change({ days })} />
        </Field>
      </div>
      <Field label={t("form.message")} description={t("form.messageText")}>
        <Textarea
          rows={2}
          maxLength={invitationLimits.message}
          value={values.message}
          onChange={(event) => change({ message: event.target.value })}
        />
      </Field>
      <FormError message={failure?.message} requestId={failure?.requestId} />
      <div role="status">{create.data ? <InviteResults results={create.data.results} /> : null}</div>
      <DialogFooter>
        <Button type="submit" disabled={!form.ready} pending={create.isPending}>
          {t("form.send", { count: addresses })}
        </Button>
      </DialogFooter>
    </form>
  );
}

type TeamProps = { value: string; onChange: (teamId: string) => void };

/** Nothing to choose from, nothing shown. */
function TeamField({ value, onChange }: TeamProps) {
  const t = useTranslations("invitations.form");
  const teams = trpc.teams.list.useQuery();
  if (!teams.data?.length) return null;
  const choices = teams.data.map(({ id, name }) => ({ value: id, label: name }));
  const options = [{ value: "", label: t("noTeam") }, ...choices];
  return (
    <Field label={t("team")}>
      <Select options={options} value={value} onValueChange={onChange} />
    </Field>
  );
}
