"use client";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { invitationDays, invitationLimits } from "@/domain/invitation";
import { assignableRoles, type MemberRole } from "@/domain/roles";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { InviteResults } from "./invite-results";
import { useInviteForm } from "./use-invite-form";

const roleLabels: Record<MemberRole, string> = {
  owner: "Owner",
  admin: "Admin",
  member: "Member",
  viewer: "Viewer",
};
const dayOptions = invitationDays.map((days) => ({
  value: String(days),
  label: days === 1 ? "1 day" : `${days} days`,
}));
const noTeam = { value: "", label: "No team" };

/** Who is invited, as what, into which team, for how long. */
export function InviteForm({ teamId }: { teamId?: string }) {
  const { role: own } = useOrganization();
  const form = useInviteForm(teamId);
  const { values, change, problem, failure, create, addresses } = form;
  const roles = assignableRoles(own).map((value) => ({ value, label: roleLabels[value] }));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Field
        label="E-mail addresses"
        description="Paste as many as you like, separated by commas, spaces or lines."
        error={problem}
      >
        <Textarea
          autoFocus
          rows={3}
          value={values.text}
          onChange={(event) => change({ text: event.target.value })}
          placeholder="mia@example.com, ben@example.com"
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Role">
          <Select options={roles} value={values.role} onValueChange={(role) => change({ role })} />
        </Field>
        <TeamField value={values.teamId} onChange={(teamId) => change({ teamId })} />
        <Field label="Open for">
          <Select options={dayOptions} value={values.days} onValueChange={(days) => change({ days })} />
        </Field>
      </div>
      <Field label="Message (optional)" description="Plain text. It stands in the mail under your name.">
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
          {addresses > 1 ? `Send ${addresses} invitations` : "Send invitation"}
        </Button>
      </DialogFooter>
    </form>
  );
}

type TeamProps = { value: string; onChange: (teamId: string) => void };

function TeamField({ value, onChange }: TeamProps) {
  const teams = trpc.teams.list.useQuery();
  const options = [noTeam, ...(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Field label="Team">
      <Select options={options} value={value} onValueChange={onChange} disabled={options.length === 1} />
    </Field>
  );
}
