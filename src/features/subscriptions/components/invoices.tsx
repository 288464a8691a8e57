"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { useMoney } from "./money";

type Invoice = RouterOutputs["subscriptions"]["invoices"][number];

export function Invoices() {
  const t = useTranslations("subscriptions.invoices");
  const invoices = trpc.subscriptions.invoices.useQuery();
  return (
    <section aria-labelledby="invoices" className="grid gap-3">
      <h2 id="invoices" className="font-semibold text-body">
        {t("title")}
      </h2>
      {invoices.error ? (
        <ErrorState {...describeError(invoices.error)} onRetry={() => invoices.refetch()} />
      ) : !invoices.data ? (
        <ListSkeleton rows={3} />
      ) : invoices.data.length === 0 ? (
        <p className="text-dense text-muted-foreground">{t("none")}</p>
      ) : (
        <InvoiceTable invoices={invoices.data} />
      )}
    </section>
  );
}

function InvoiceTable({ invoices }: { invoices: Invoice[] }) {
  const t = useTranslations("subscriptions.invoices");
  return (
    <Table>
      <thead>
        <tr>
          <TableHead>{t("date")}</TableHead>
          <TableHead className="max-sm:hidden">{t("number")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead className="text-right">{t("amount")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("open")}</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <Row key={invoice.number ?? invoice.createdAt} invoice={invoice} />
        ))}
      </tbody>
    </Table>
  );
}

const variants = { paid: "success", open: "warning", void: "outline" } as const;

function Row({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("subscriptions.invoices");
  const { format } = useDates();
  const money = useMoney();
  const { state } = invoice;
  const date = format(invoice.createdAt, "date");
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">{date}</TableCell>
      <TableCell className="font-mono text-meta max-sm:hidden">{invoice.number}</TableCell>
      <TableCell>
        <Badge variant={variants[state]}>{t(`is.${state}`)}</Badge>
      </TableCell>
      <TableCell className="text-right tabular-nums">{money(invoice.total, invoice.currency)}</TableCell>
      <TableCell className="text-right">
        {invoice.url ? (
          <a
            href={invoice.url}
            target="_blank"
            rel="noreferrer"
            aria-label={t("openOf", { date })}
            className="inline-flex size-7 items-center justify-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground"
          >
            <ExternalLink aria-hidden className="size-4" />
          </a>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
