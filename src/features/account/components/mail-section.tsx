"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { type MutableMail, mutableMails } from "@/domain/account";
import { Section } from "./section";
import { type Profile, useProfileUpdate } from "./use-profile";

const labels: Record<MutableMail, { title: string; hint: string }> = {
  assigned: { title: "Assigned to me", hint: "Somebody gives you a todo." },
  mentioned: { title: "Comments", hint: "Somebody mentions you, or answers you." },
  due: { title: "Due dates", hint: "A todo of yours is due tomorrow or overdue." },
  digest: { title: "Weekly summary", hint: "What is open and what was done." },
};

export function MailSection({ profile }: { profile: Profile }) {
  const id = useId();
  const update = useProfileUpdate();
  const muted = mutableMails.filter((each) => profile.mutedMails.includes(each));
  const toggle = (mail: MutableMail, wanted: boolean) =>
    update.mutate({ mutedMails: wanted ? muted.filter((each) => each !== mail) : [...muted, mail] });
  return (
    <Section title="Mails" description="Mails about the safety of your account always come.">
      <div className="grid gap-3">
        {mutableMails.map((mail) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control
          <label key={mail} className="flex items-start gap-3">
            <Checkbox
              className="mt-0.5"
              aria-labelledby={`${id}-${mail}`}
              aria-describedby={`${id}-${mail}-hint`}
              checked={!muted.includes(mail)}
              onCheckedChange={(wanted) => toggle(mail, wanted)}
            />
            <span>
              <span id={`${id}-${mail}`} className="block text-body">
                {labels[mail].title}
              </span>
              <span id={`${id}-${mail}-hint`} className="block text-meta text-muted-foreground">
                {labels[mail].hint}
              </span>
            </span>
          </label>
        ))}
      </div>
    </Section>
  );
}
