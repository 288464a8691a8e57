import { Sparkles } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { type Theme, tryOutDays } from "@/domain/account";
import { StoredTheme } from "./stored-theme";

type Props = { person: { isAnonymous: boolean; theme: Theme } };

/** What the app says to a person wherever they are; a guest's work is kept only for some days. */
export function AccountNotice({ person }: Props) {
  return (
    <>
      <StoredTheme stored={person.theme} />
      {person.isAnonymous ? <GuestNotice /> : null}
    </>
  );
}

function GuestNotice() {
  const t = useTranslations("account");
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b bg-secondary px-4 py-1.5 text-center text-dense"
    >
      <p className="flex items-center gap-2">
        <Sparkles aria-hidden className="size-4 shrink-0 text-accent-text" />
        {t("notice.trying", { days: tryOutDays })}
      </p>
      <Link href="/account/save" className={buttonVariants({ size: "sm" })}>
        {t("nav.save")}
      </Link>
    </div>
  );
}
