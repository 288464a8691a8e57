"use client";

import { type Shortcut, ShortcutSheet } from "@/components/shortcut-sheet";

const groups: { label: string; shortcuts: Shortcut[] }[] = [
  {
    label: "Anywhere",
    shortcuts: [
      { keys: "⌘ K", label: "Search and commands" },
      { keys: "G H", label: "Go to My work" },
      { keys: "G T", label: "Go to Todos" },
      { keys: "G P", label: "Go to Projects" },
      { keys: "G M", label: "Go to Members" },
      { keys: "G R", label: "Go to Trash" },
      { keys: "⌘ Z", label: "Undo the last deletion" },
      { keys: "?", label: "This sheet" },
    ],
  },
  {
    label: "Todos",
    shortcuts: [
      { keys: "C", label: "New todo" },
      { keys: "J", label: "Next todo" },
      { keys: "K", label: "Previous todo" },
      { keys: "↵", label: "Open" },
      { keys: "X", label: "Select" },
      { keys: "⇧ X", label: "Select up to here" },
      { keys: "E", label: "Rename" },
      { keys: "Space", label: "Complete or reopen" },
      { keys: "A", label: "Assign" },
      { keys: "P", label: "Set priority" },
      { keys: "⇧ P", label: "Set project" },
      { keys: "T", label: "Set due date" },
      { keys: "#", label: "Move to trash" },
      { keys: "/", label: "Search" },
    ],
  },
];

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** The sheet behind `?`. */
export function OrganizationShortcuts(props: Props) {
  return <ShortcutSheet {...props} groups={groups} />;
}
