"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { useDates } from "@/components/use-dates";
import { organizationLimits } from "@/domain/organization";
import { type ClientError, describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { SlugInput } from "./slug-input";

type Trashed = RouterOutputs["organizations"]["trashed"][number];
type Props = { onRestored: (slug: string) => void };

/** Deleted organizations that the person owns; nothing when there are none. */
export function RestorableOrganizations({ onRestored }: Props) {
  const t = useTranslations("organizations.restore");
  const { data: organizations = [], error, refetch } = trpc.organizations.trashed.useQuery();
  if (error) {
    return (
      <div className="grid justify-items-start gap-2">
        <FormError message={t("failed", { reason: describeError(error).message })} />
        <Button variant="outline" size="sm" onClick={() => refetch()}>
          {t("again")}
        </Button>
      </div>
    );
  }
  if (organizations.length === 0) return null;
  return (
    <section aria-labelledby="restorable" className="mt-2 border-t pt-4">
      <h2 id="restorable" className="text-dense text-muted-foreground">
        {t("title")}
      </h2>
      <ul className="mt-2 grid">
        {organizations.map((organization) => (
          <RestorableRow key={organization.id} organization={organization} onRestored={onRestored} />
        ))}
      </ul>
    </section>
  );
}

function RestorableRow({ organization, onRestored }: Props & { organization: Trashed }) {
  const t = useTranslations("organizations.restore");
  const { fullTime, timeAgo } = useDates();
  const { id, name, logo, deletedAt } = organization;
  const restore = trpc.organizations.restore.useMutation({ onSuccess: ({ slug }) => onRestored(slug) });
  const failure = restore.error ? describeError(restore.error) : null;
  const [taken, setTaken] = useState(false);
  if (failure?.reason === "taken" && !taken) setTaken(true);
  const send = (slug?: string) => restore.mutate({ id, slug });
  const pending = restore.isPending || restore.isSuccess;
  return (
    <li className="grid gap-2 py-1.5">
      <div className="flex items-center gap-2.5">
        <Avatar name={name} seed={id} image={logo} square />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-dense" title={name}>
            {name}
          </span>
          {deletedAt ? (
            <span className="block text-meta text-muted-foreground" title={fullTime(deletedAt)}>
              {t("deleted", { ago: timeAgo(deletedAt) })}
            </span>
          ) : null}
        </span>
        {taken ? null : (
          <Button variant="outline" size="sm" pending={pending} onClick={() => send()}>
            <RotateCcw aria-hidden />{" "}
            {t.rich("action", { name, hidden: (text) => <span className="sr-only">{text}</span> })}
          </Button>
        )}
      </div>
      {taken ? (
        <NewAddress
          organization={organization}
          failure={failure}
          asked={restore.variables?.slug ?? organization.slug}
          pending={pending}
          onSubmit={send}
        />
      ) : (
        <FormError message={failure?.message} />
      )}
    </li>
  );
}

type NewAddressProps = {
  organization: Trashed;
  failure: ClientError | null;
  /** The address that was refused. */
  asked: string;
  pending: boolean;
  onSubmit: (slug: string) => void;
};

/** Asked for when the old address is somebody else's by now. */
function NewAddress({ organization, failure, asked, pending, onSubmit }: NewAddressProps) {
  const t = useTranslations("organizations.restore");
  const [slug, setSlug] = useState(`${organization.slug.slice(0, organizationLimits.slug - 2)}-2`);
  const refused = failure?.reason === "taken" ? t("taken", { slug: asked }) : failure?.message;
  return (
    <form
      noValidate
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onSubmit(slug.trim());
      }}
    >
      <Field
        label={t("address")}
        description={t("addressText")}
        error={failure?.fieldErrors.slug?.[0] ?? refused}
      >
        <SlugInput autoFocus value={slug} onChange={(event) => setSlug(event.target.value)} />
      </Field>
      <Button type="submit" variant="outline" pending={pending} className="justify-self-end">
        <RotateCcw aria-hidden /> {t("withAddress")}
      </Button>
    </form>
  );
}
