"use client";

import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { PageHeader } from "@/components/page-header";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";
import { MailList } from "./mail-list";
import { MailView } from "./mail-view";
import { useMails } from "./use-mails";

/** The mails of a machine that sends none: a list, and the open one beside it. */
export function Inbox() {
  const t = useTranslations("inbox");
  const [to, setTo] = useQueryState("to", { defaultValue: "" });
  const [openId, setOpenId] = useQueryState("mail", { history: "push" });
  const mails = useMails();
  if (mails.data === null) notFound();
  const open = mails.data?.find((mail) => mail.id === openId);
  return (
    <main className="flex h-dvh flex-col">
      <PageHeader title={t("title")} meta={t("meta")} />
      <div className="flex min-h-0 flex-1 border-t">
        <section
          aria-label={t("mails")}
          className={cn(
            "flex min-h-0 w-full flex-col md:w-80 md:shrink-0 md:border-r lg:w-96",
            open && "max-md:hidden",
          )}
        >
          <AddressFilter value={to} onChange={(value) => setTo(value)} />
          <div className="min-h-0 flex-1 overflow-y-auto">
            <MailList
              mails={mails.data}
              failed={mails.isError}
              onRetry={mails.refetch}
              to={to}
              onClear={() => setTo(null)}
              openId={openId}
              onOpen={setOpenId}
            />
          </div>
        </section>
        {open ? <MailView key={open.id} mail={open} onClose={() => setOpenId(null)} /> : <Nothing />}
      </div>
    </main>
  );
}

function Nothing() {
  const t = useTranslations("inbox");
  return (
    <p className="hidden flex-1 items-center justify-center text-dense text-muted-foreground md:flex">
      {t("choose")}
    </p>
  );
}

type FilterProps = { value: string; onChange: (value: string | null) => void };

function AddressFilter({ value, onChange }: FilterProps) {
  const t = useTranslations("inbox");
  return (
    <div className="border-b px-4 py-2 md:px-6">
      <Input
        type="search"
        aria-label={t("filter")}
        placeholder={t("filter")}
        value={value}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </div>
  );
}
