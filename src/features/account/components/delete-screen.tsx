"use client";

import { Building2, Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { IdentityProvider, useIdentity } from "./identity";
import { saveFile } from "./save-file";
import { AccountPage, Loaded, Row, Rows, Section } from "./section";

/** The way out: first what is the person's own, then the end. */
export function DeleteScreen() {
  const t = useTranslations("account.nav");
  const deletion = trpc.account.deletion.useQuery();
  const methods = trpc.account.methods.useQuery();
  return (
    <AccountPage title={t("delete")}>
      <Export />
      <Loaded query={deletion}>
        {({ ownedAlone, memberships }) =>
          ownedAlone.length > 0 ? (
            <OnlyOwner organizations={ownedAlone} />
          ) : (
            <Loaded query={methods}>
              {({ hasPassword }) => (
                <IdentityProvider hasPassword={hasPassword}>
                  <Delete memberships={memberships} />
                </IdentityProvider>
              )}
            </Loaded>
          )
        }
      </Loaded>
    </AccountPage>
  );
}

function Export() {
  const t = useTranslations("account.export");
  const utils = trpc.useUtils();
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      const everything = await utils.account.export.fetch(undefined, { staleTime: 0 });
      saveFile("tenantry-account.json", JSON.stringify(everything, null, 2), "application/json");
    } catch (error) {
      toastError(describeError(error).message);
    }
    setPending(false);
  };
  return (
    <Section
      title={t("title")}
      description={t("text")}
      action={
        <Button variant="outline" pending={pending} onClick={save}>
          <Download aria-hidden /> {t("action")}
        </Button>
      }
    />
  );
}

type Owned = RouterOutputs["account"]["deletion"]["ownedAlone"];

function OnlyOwner({ organizations }: { organizations: Owned }) {
  const t = useTranslations("account.delete");
  return (
    <Section title={t("title")} description={t("onlyOwner")}>
      <Rows>
        {organizations.map(({ id, name, slug }) => (
          <Row key={id} icon={<Building2 aria-hidden />} title={name}>
            <span className="flex flex-wrap gap-2 max-sm:w-full max-sm:pl-7">
              <Link
                href={`/o/${slug}/members`}
                className={buttonVariants({ variant: "outline", size: "sm" })}
              >
                {t("makeOwner")}
              </Link>
              <Link href={`/o/${slug}/settings`} className={buttonVariants({ variant: "ghost", size: "sm" })}>
                {t("deleteOrganization")}
              </Link>
            </span>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

function Delete({ memberships }: { memberships: number }) {
  const t = useTranslations("account.delete");
  const { confirmed } = useIdentity();
  const [asking, setAsking] = useState(false);
  const remove = trpc.account.remove.useMutation({
    onSuccess: () => window.location.assign("/sign-in"),
    onError: (error) => {
      setAsking(false);
      toastError(describeError(error).message);
    },
  });
  return (
    <Section
      title={t("title")}
      description={t("text", { count: memberships })}
      action={
        <Button variant="destructive" onClick={() => confirmed(t("title"), () => setAsking(true))}>
          {t("action")}
        </Button>
      }
    >
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("ask")}
        description={t("askText")}
        action={t("action")}
        typeToConfirm={t("word")}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </Section>
  );
}
