"use client";

import { Building2, Download } from "lucide-react";
import Link from "next/link";
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
  const deletion = trpc.account.deletion.useQuery();
  const methods = trpc.account.methods.useQuery();
  return (
    <AccountPage title="Delete account">
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
      title="Take your data with you"
      description="Your profile, your sessions, and the todos and comments that are yours, as one JSON file."
      action={
        <Button variant="outline" pending={pending} onClick={save}>
          <Download aria-hidden /> Download my data
        </Button>
      }
    />
  );
}

type Owned = RouterOutputs["account"]["deletion"]["ownedAlone"];

function OnlyOwner({ organizations }: { organizations: Owned }) {
  return (
    <Section
      title="Delete your account"
      description="You are the only owner of these organizations. Make somebody else an owner, or delete the organization; then come back."
    >
      <Rows>
        {organizations.map(({ id, name, slug }) => (
          <Row key={id} icon={<Building2 aria-hidden />} title={name}>
            <span className="flex flex-wrap gap-2 max-sm:w-full max-sm:pl-7">
              <Link
                href={`/o/${slug}/members`}
                className={buttonVariants({ variant: "outline", size: "sm" })}
              >
                Make another owner
              </Link>
              <Link href={`/o/${slug}/settings`} className={buttonVariants({ variant: "ghost", size: "sm" })}>
                Delete organization
              </Link>
            </span>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

function Delete({ memberships }: { memberships: number }) {
  const { confirmed } = useIdentity();
  const [asking, setAsking] = useState(false);
  const remove = trpc.account.remove.useMutation({
    onSuccess: () => window.location.assign("/sign-in"),
    onError: (error) => {
      setAsking(false);
      toastError(describeError(error).message);
    },
  });
  const left = memberships === 1 ? "one organization" : `${memberships} organizations`;
  return (
    <Section
      title="Delete your account"
      description={`You leave ${memberships === 0 ? "no organization" : left}. What you wrote stays there, under your name. This cannot be undone.`}
      action={
        <Button variant="destructive" onClick={() => confirmed("Delete your account", () => setAsking(true))}>
          Delete account
        </Button>
      }
    >
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete your account?"
        description="Your address, picture and every way to sign in are deleted at once. This cannot be undone."
        action="Delete account"
        typeToConfirm="delete"
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </Section>
  );
}
