"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { organizationLimits } from "@/domain/organization";
import { fullTime, timeAgo } from "@/lib/dates";
import { type ClientError, describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { SlugInput } from "./slug-input";

type Trashed = RouterOutputs["organizations"]["trashed"][number];
type Props = { onRestored: (slug: string) => void };

/** Deleted organizations that the person owns; nothing when there are none. */
export function RestorableOrganizations({ onRestored }: Props) {
  const { data: organizations = [], error, refetch } = trpc.organizations.trashed.useQuery();
  if (error) {
    return (
      <div className="grid justify-items-start gap-2">
        <FormError message={`Your deleted organizations did not load. ${describeError(error).message}`} />
        <Button variant="outline" size="sm" onClick={() => refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (organizations.length === 0) return null;
  return (
    <section aria-labelledby="restorable" className="mt-2 border-t pt-4">
      <h2 id="restorable" className="text-dense text-muted-foreground">
        Or bring back one you deleted
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
              Deleted {timeAgo(deletedAt)}
            </span>
          ) : null}
        </span>
        {taken ? null : (
          <Button variant="outline" size="sm" pending={pending} onClick={() => send()}>
            <RotateCcw aria-hidden /> Restore <span className="sr-only">{name}</span>
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
  const [slug, setSlug] = useState(`${organization.slug.slice(0, organizationLimits.slug - 2)}-2`);
  const refused = failure?.reason === "taken" ? `The address /o/${asked} is taken by now.` : failure?.message;
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
        label="New address"
        description="Links to the old address do not lead here any more."
        error={failure?.fieldErrors.slug?.[0] ?? refused}
      >
        <SlugInput autoFocus value={slug} onChange={(event) => setSlug(event.target.value)} />
      </Field>
      <Button type="submit" variant="outline" pending={pending} className="justify-self-end">
        <RotateCcw aria-hidden /> Restore with this address
      </Button>
    </form>
  );
}
