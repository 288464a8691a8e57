import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { accountLimits } from "@/domain/account";
import type { describeError } from "@/trpc/errors";

type Props = {
  value: string;
  onChange: (value: string) => void;
  error: ReturnType<typeof describeError> | null;
  description?: string;
};

/** Why an administrator acts; shows the failure of the whole form when it is not the field's own. */
export function ReasonField({ value, onChange, error, description }: Props) {
  const t = useTranslations("admin");
  return (
    <Field
      label={t("reason")}
      description={description}
      error={error?.fieldErrors.reason?.[0] ?? error?.message}
    >
      <Textarea
        autoFocus
        value={value}
        maxLength={accountLimits.reason}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
