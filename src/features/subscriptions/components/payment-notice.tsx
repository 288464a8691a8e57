import { CreditCard } from "lucide-react";
import Link from "next/link";
import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { may } from "@/domain/roles";
import { formatDate } from "@/lib/format-date";
import type { Membership } from "@/trpc/organization";

/** Above everything while a payment is missing, for who can do something about it. */
export async function PaymentNotice({ organization }: { organization: Membership }) {
  const { paymentDueBy, role, slug } = organization;
  if (!paymentDueBy || !may(role, "billing:manage")) return null;
  const t = await getTranslations("subscriptions.notice");
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()]);
  const isOver = new Date(paymentDueBy) < new Date();
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b bg-warning-surface px-4 py-1.5 text-center text-dense text-stone-950"
    >
      <p className="flex items-center gap-2">
        <CreditCard aria-hidden className="size-4 shrink-0" />
        {isOver ? t("over") : t("due", { date: formatDate(paymentDueBy, "date", { locale, timeZone }) })}
      </p>
      <Link
        href={`/o/${slug}/billing`}
        className={buttonVariants({ size: "sm", className: "bg-stone-950 text-white hover:bg-stone-800" })}
      >
        {t("open")}
      </Link>
    </div>
  );
}
