"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem } from "./ui/dropdown-menu";

const themes = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const;

type Props = { onChoose?: (theme: (typeof themes)[number]["value"]) => void };

export function ThemeMenuItems({ onChoose }: Props) {
  const { theme, setTheme } = useTheme();
  const choose = (value: string) => {
    setTheme(value);
    const chosen = themes.find((each) => each.value === value);
    if (chosen) onChoose?.(chosen.value);
  };
  return (
    <DropdownMenuRadioGroup value={theme} onValueChange={choose}>
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      {themes.map(({ value, label, icon: Icon }) => (
        <DropdownMenuRadioItem key={value} value={value} closeOnClick={false}>
          <Icon aria-hidden /> {label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
