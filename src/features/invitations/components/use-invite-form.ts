"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { splitAddresses } from "@/domain/email";
import { invitationDays, invitationLimits, usualInvitationDays } from "@/domain/invitation";
import type { MemberRole } from "@/domain/roles";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

type Values = { text: string; role: MemberRole; teamId: string; days: string; message: string };
const blank: Values = {
  text: "",
  role: "member",
  teamId: "",
  days: String(usualInvitationDays),
  message: "",
};

/** The invitation form's values, what is wrong with its addresses, and the sending. */
export function useInviteForm(teamId = "") {
  const t = useTranslations("invitations.form");
  const utils = trpc.useUtils();
  const [values, setValues] = useState({ ...blank, teamId });
  const change = (changes: Partial<Values>) => setValues((current) => ({ ...current, ...changes }));
  const create = trpc.invitations.create.useMutation({
    onSuccess: () => {
      change({ text: "" });
      return utils.invitations.invalidate();
    },
  });
  const { valid, invalid } = splitAddresses(values.text);
  const tooMany = valid.length > invitationLimits.perCall;
  const error = create.error ? describeError(create.error) : null;
  const refused = error?.fieldErrors.emails?.[0];
  const ready = valid.length > 0 && invalid.length === 0 && !tooMany;
  const submit = () => {
    const { role, teamId, message } = values;
    const days = invitationDays.find((each) => String(each) === values.days) ?? usualInvitationDays;
    if (ready && !create.isPending)
      create.mutate({ emails: valid, role, days, teamId: teamId || null, message: message || null });
  };
  const problem = tooMany
    ? t("tooMany", { most: invitationLimits.perCall })
    : invalid.length > 0
      ? t("noAddress", { list: invalid.join(", ") })
      : refused;
  return {
    values,
    change,
    create,
    ready,
    submit,
    problem,
    failure: refused ? null : error,
    addresses: valid.length,
  };
}
