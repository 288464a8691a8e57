"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { organizationLimits } from "@/domain/organization";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

export function SettingsScreen() {
  const { may } = useOrganization();
  return (
    <>
      <PageHeader title="Settings" />
      <div className="grid max-w-xl gap-10 px-4 pb-10 md:px-6">
        {may("organization:update") ? <General /> : <ReadOnly />}
        <Danger />
      </div>
    </>
  );
}

function ReadOnly() {
  const { organization } = useOrganization();
  return (
    <div className="grid gap-3 text-body">
      <dl className="grid gap-3">
        <div>
          <dt className="text-dense text-muted-foreground">Name</dt>
          <dd>{organization.name}</dd>
        </div>
        <div>
          <dt className="text-dense text-muted-foreground">Address</dt>
          <dd className="font-mono text-dense">/o/{organization.slug}</dd>
        </div>
      </dl>
      <p className="text-dense text-muted-foreground">Owners and admins can change these.</p>
    </div>
  );
}

function General() {
  const { organization } = useOrganization();
  const { register, handleSubmit, formState, setError } = useForm({
    defaultValues: { name: organization.name, slug: organization.slug },
  });
  const update = trpc.organizations.update.useMutation({
    onSuccess: ({ slug }) => {
      toastSuccess("Saved");
      window.location.assign(`/o/${slug}/settings`);
    },
    onError: (cause) => {
      const { fieldErrors, reason, message } = describeError(cause);
      if (fieldErrors.name?.[0]) setError("name", { message: fieldErrors.name[0] });
      if (fieldErrors.slug?.[0]) setError("slug", { message: fieldErrors.slug[0] });
      else if (reason === "taken") setError("slug", { message });
      else if (!fieldErrors.name) toastError(message);
    },
  });
  const { errors, isDirty } = formState;
  return (
    <form onSubmit={handleSubmit((values) => update.mutate(values))} className="grid gap-4" noValidate>
      <Field label="Name" error={errors.name?.message}>
        <Input maxLength={organizationLimits.name} {...register("name")} />
      </Field>
      <Field
        label="Address"
        description="Links to the old address stop working."
        error={errors.slug?.message}
      >
        <Input
          maxLength={organizationLimits.slug}
          spellCheck={false}
          autoCapitalize="none"
          {...register("slug")}
        />
      </Field>
      <Button type="submit" className="justify-self-start" disabled={!isDirty} pending={update.isPending}>
        Save changes
      </Button>
    </form>
  );
}

function Danger() {
  const { organization, may } = useOrganization();
  const [asking, setAsking] = useState<"leave" | "trash" | null>(null);
  const onError = (error: unknown) => {
    setAsking(null);
    toastError(describeError(error).message);
  };
  const leave = trpc.organizations.leave.useMutation({
    onError,
    onSuccess: () => window.location.assign("/"),
  });
  const trash = trpc.organizations.trash.useMutation({
    onError,
    onSuccess: () => window.location.assign("/onboarding"),
  });
  return (
    <section aria-labelledby="danger" className="grid gap-3 border-t pt-6">
      <h2 id="danger" className="font-semibold text-body">
        Leave or delete
      </h2>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={() => setAsking("leave")}>
          Leave organization
        </Button>
        {may("organization:trash") ? (
          <Button variant="destructive" onClick={() => setAsking("trash")}>
            Delete organization
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={asking === "leave"}
        onOpenChange={() => setAsking(null)}
        title={`Leave ${organization.name}?`}
        description="You lose access at once. An admin can bring you back."
        action="Leave organization"
        pending={leave.isPending}
        onConfirm={() => leave.mutate()}
      />
      <ConfirmDialog
        open={asking === "trash"}
        onOpenChange={() => setAsking(null)}
        title={`Delete ${organization.name}?`}
        description="It disappears for everyone at once, with all it holds. You can bring it back from the page where organizations are created."
        action="Delete organization"
        typeToConfirm={organization.name}
        pending={trash.isPending}
        onConfirm={() => trash.mutate()}
      />
    </section>
  );
}
