"use client";

import { Mail, UserPlus, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button, buttonVariants } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { type Team, useTeamMutations } from "./use-team-mutations";

/** Who is in a team, with adding and removing for those who may. */
export function TeamPeople({ team, id, changeable }: { team: Team; id: string; changeable: boolean }) {
  const t = useTranslations("teams.members");
  const { organization } = useOrganization();
  const { remove } = useTeamMutations();
  return (
    <div id={id} className="grid gap-1 border-t bg-sidebar/60 py-2 pr-4 pl-13 md:pr-6 md:pl-15">
      {team.members.length === 0 ? (
        <p className="py-1 text-dense text-muted-foreground">{t("none")}</p>
      ) : (
        <ul aria-label={t("label", { team: team.name })}>
          {team.members.map((person) => (
            <li key={person.memberId} className="flex min-h-9 items-center gap-2.5 text-dense">
              <Avatar name={person.name} seed={person.userId} />
              <span className="min-w-0 flex-1 truncate">{person.name}</span>
              {changeable ? (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t("remove", { name: person.name, team: team.name })}
                  onClick={() => void remove(team, person)}
                >
                  <X aria-hidden />
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {changeable ? (
        <div className="-ml-2 flex flex-wrap gap-1">
          <AddPerson team={team} />
          <Link
            href={`/o/${organization.slug}/members?invite=true&team=${team.id}`}
            className={buttonVariants({ variant: "ghost", size: "sm" })}
          >
            <Mail aria-hidden /> {t("invite")}
          </Link>
        </div>
      ) : null}
    </div>
  );
}

function AddPerson({ team }: { team: Team }) {
  const t = useTranslations("teams.members");
  const { add } = useTeamMutations();
  const { data: members = [] } = trpc.members.list.useQuery();
  const inside = new Set(team.members.map(({ memberId }) => memberId));
  const others = members.filter(({ id }) => !inside.has(id));
  if (others.length === 0) return null;
  return (
    <Picker
      placeholder={t("addTo", { team: team.name })}
      value=""
      options={others.map(({ id, name, userId, email }) => ({
        value: id,
        label: name,
        icon: <Avatar name={name} seed={userId} size="xs" />,
        keywords: [email],
      }))}
      onChange={(memberId) => {
        const person = others.find(({ id }) => id === memberId);
        if (person) add(team, { memberId, userId: person.userId, name: person.name });
      }}
      trigger={
        <Button variant="ghost" size="sm" className="justify-self-start">
          <UserPlus aria-hidden /> {t("add")}
        </Button>
      }
    />
  );
}
