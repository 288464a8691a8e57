"use client";

import { CircleCheck, UserPlus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { splitAddresses } from "@/domain/email";
import { invitationLimits } from "@/domain/invitation";
import { assignableRoles, type MemberRole } from "@/domain/roles";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Result = RouterOutputs["invitations"]["create"]["results"][number];

const roleLabels: Record<MemberRole, string> = {
  owner: "Owner",
  admin: "Admin",
  member: "Member",
  viewer: "Viewer",
};
const outcomes: Record<Result["status"], string> = {
  invited: "invited",
  already_member: "is a member already",
  already_invited: "has an invitation already",
};

export function InviteDialog() {
  const { organization, may } = useOrganization();
  const [open, setOpen] = useQueryState("invite", parseAsBoolean.withDefault(false));
  if (!may("invitations:manage")) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <UserPlus aria-hidden /> Invite people
      </Button>
      <Dialog open={open} onOpenChange={(next) => setOpen(next || null)}>
        <DialogContent>
          <DialogHeader
            title={`Invite people to ${organization.name}`}
            description="Each person gets a mail with a link that works for 7 days."
          />
          <InviteForm />
        </DialogContent>
      </Dialog>
    </>
  );
}

function InviteForm() {
  const { role: own } = useOrganization();
  const utils = trpc.useUtils();
  const [text, setText] = useState("");
  const [role, setRole] = useState<MemberRole>("member");
  const create = trpc.invitations.create.useMutation({
    onSuccess: () => {
      setText("");
      return utils.invitations.invalidate();
    },
  });
  const { valid, invalid } = splitAddresses(text);
  const tooMany = valid.length > invitationLimits.perCall;
  const error = create.error ? describeError(create.error) : null;
  const problem = tooMany
    ? `At most ${invitationLimits.perCall} addresses at a time`
    : invalid.length > 0
      ? `Not an e-mail address: ${invalid.join(", ")}`
      : (error?.fieldErrors.emails?.[0] ?? error?.message);
  const options = assignableRoles(own).map((value) => ({ value, label: roleLabels[value] }));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid.length > 0 && invalid.length === 0 && !tooMany) create.mutate({ emails: valid, role });
      }}
    >
      <Field
        label="E-mail addresses"
        description="Paste as many as you like, separated by commas, spaces or lines."
        error={problem}
      >
        <Textarea
          autoFocus
          rows={4}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="mia@example.com, ben@example.com"
        />
      </Field>
      <Field label="Role">
        <Select options={options} value={role} onValueChange={setRole} />
      </Field>
      <div role="status">{create.data ? <Results results={create.data.results} /> : null}</div>
      <DialogFooter>
        <Button
          type="submit"
          disabled={valid.length === 0 || invalid.length > 0 || tooMany}
          pending={create.isPending}
        >
          {valid.length > 1 ? `Send ${valid.length} invitations` : "Send invitation"}
        </Button>
      </DialogFooter>
    </form>
  );
}

function Results({ results }: { results: Result[] }) {
  return (
    <ul className="grid max-h-40 gap-1 overflow-y-auto rounded-lg border p-2 text-dense">
      {results.map(({ email, status }) => (
        <li key={email} className="flex items-center gap-2">
          {status === "invited" ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          ) : (
            <span className="size-4" />
          )}
          <span className="min-w-0 truncate">{email}</span>
          <span className="ml-auto shrink-0 text-muted-foreground">{outcomes[status]}</span>
        </li>
      ))}
    </ul>
  );
}
