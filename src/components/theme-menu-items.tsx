"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem } from "./ui/dropdown-menu";

const themes = [
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
  { value: "system", icon: Monitor },
] as const;

type Props = { onChoose?: (theme: (typeof themes)[number]["value"]) => void };

export function ThemeMenuItems({ onChoose }: Props) {
  const t = useTranslations("app.theme");
  const { theme, setTheme } = useTheme();
  const choose = (value: string) => {
    setTheme(value);
    const chosen = themes.find((each) => each.value === value);
    if (chosen) onChoose?.(chosen.value);
  };
  return (
    <DropdownMenuRadioGroup value={theme} onValueChange={choose}>
      <DropdownMenuLabel>{t("label")}</DropdownMenuLabel>
      {themes.map(({ value, icon: Icon }) => (
        <DropdownMenuRadioItem key={value} value={value} closeOnClick={false}>
          <Icon aria-hidden /> {t(`${value}`)}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
