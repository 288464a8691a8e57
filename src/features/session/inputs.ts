import { z } from "zod";
import { accountLimits } from "@/domain/account";

const token = z.string().min(1).max(200);

export const signInByLink = z.strictObject({ token });

export const confirmSession = z.strictObject({ password: z.string().min(1).max(accountLimits.passwordMax) });
