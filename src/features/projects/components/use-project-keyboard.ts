"use client";

import { type Options, useHotkeys } from "react-hotkeys-hook";
import { bySymbol, somethingFloats } from "@/components/list/hotkeys";
import type { Project } from "./use-project-mutations";

export const linkOf = (id: string) => document.querySelector<HTMLElement>(`[data-project="${id}"] a`);

const focusedId = () => document.activeElement?.closest<HTMLElement>("[data-project]")?.dataset.project;

type Keyboard = {
  writable: boolean;
  projects: readonly Project[];
  onCreate: () => void;
  onEdit: (project: Project) => void;
  onTrash: (project: Project) => void;
};

/** J, K and the arrows move between the rows on screen; the other keys act on the row that has the focus. */
export function useProjectKeyboard({ writable, projects, onCreate, onEdit, onTrash }: Keyboard): void {
  const idle: Options = { useKey: true, preventDefault: true, ignoreEventWhen: somethingFloats };
  const writing = { ...idle, enabled: writable };

  const move = (by: 1 | -1) => {
    const links = [...document.querySelectorAll<HTMLElement>("[data-project] a")];
    const id = focusedId();
    const found = links.findIndex(
      (link) => link.closest<HTMLElement>("[data-project]")?.dataset.project === id,
    );
    const next = links[found < 0 ? 0 : Math.min(links.length - 1, Math.max(0, found + by))];
    next?.focus();
  };
  const onFocused = (run: (project: Project) => void) => () => {
    const project = projects.find(({ id }) => id === focusedId());
    if (project) run(project);
  };
  const trash = onFocused((project) => {
    move(1);
    if (focusedId() === project.id) move(-1);
    onTrash(project);
  });

  useHotkeys("j,down", () => move(1), idle);
  useHotkeys("k,up", () => move(-1), idle);
  useHotkeys("c", onCreate, writing);
  useHotkeys("e", onFocused(onEdit), writing);
  useHotkeys("backspace,delete", trash, writing);
  useHotkeys("#", trash, bySymbol(writing));
}
