"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Project = { name: string; color: RouterOutputs["projects"]["list"][number]["color"] | null };
type Names = {
  nameOf: (userId: string | null) => string | null;
  projectOf: (id: string | null) => Project | null;
};

const Context = createContext<Names | null>(null);

export const useMembers = () => trpc.members.list.useQuery(undefined, { staleTime: 60_000 });
export const useProjects = () => trpc.projects.list.useQuery(undefined, { staleTime: 60_000 });

/** Who and what todos name, looked up once for a whole screen of rows. */
export function TodoNames({ children }: { children: ReactNode }) {
  const t = useTranslations("todos");
  const { data: members } = useMembers();
  const { data: projects } = useProjects();
  const { data: former } = trpc.members.former.useQuery(undefined, {
    staleTime: 600_000,
    enabled: members !== undefined,
  });
  const names = useMemo<Names>(() => {
    const people = new Map([...(former ?? []), ...(members ?? [])].map(({ userId, name }) => [userId, name]));
    const known = new Map(projects?.map((project) => [project.id, project]));
    const unknownPerson = members && former ? t("formerMember") : "…";
    const unknownProject = { name: projects ? t("deletedProject") : "…", color: null };
    return {
      nameOf: (userId) => (userId ? (people.get(userId) ?? unknownPerson) : null),
      projectOf: (id) => (id && id !== "none" ? (known.get(id) ?? unknownProject) : null),
    };
  }, [members, former, projects, t]);
  return <Context value={names}>{children}</Context>;
}

function useNames(): Names {
  const names = useContext(Context);
  if (!names) throw new TypeError("Todos are shown inside of TodoNames");
  return names;
}

/** Answers the name of a person, who may have left since; "…" while the members load. */
export const useMemberName = () => useNames().nameOf;

/** Answers what is known of a project; its name is "…" while the projects load. */
export const useProject = () => useNames().projectOf;
