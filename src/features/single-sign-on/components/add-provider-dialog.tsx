"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { OidcForm } from "./oidc-form";
import { SamlForm } from "./saml-form";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** Asks for what a provider's administrator hands out; the domain is proven afterwards. */
export function AddProviderDialog({ open, onOpenChange }: Props) {
  const t = useTranslations("signOn");
  const close = () => onOpenChange(false);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-lg">
        <DialogHeader title={t("add")} description={t("addText")} />
        <Tabs defaultValue="oidc">
          <TabsList className="mb-4">
            <TabsTrigger value="oidc">OpenID Connect</TabsTrigger>
            <TabsTrigger value="saml">SAML</TabsTrigger>
          </TabsList>
          <TabsContent value="oidc">
            <OidcForm onDone={close} />
          </TabsContent>
          <TabsContent value="saml">
            <SamlForm onDone={close} />
          </TabsContent>
        </Tabs>
      </DialogContent>
    </Dialog>
  );
}
