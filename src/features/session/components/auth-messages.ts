type AuthError = { status?: number; code?: string; message?: string } | null;

const messages: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "The e-mail or the password is wrong.",
  INVALID_EMAIL: "This is not an e-mail address.",
  EMAIL_NOT_VERIFIED: "Confirm your e-mail address first. We sent you a new link.",
  PASSWORD_TOO_SHORT: "The password is too short.",
  PASSWORD_TOO_LONG: "The password is too long.",
  INVALID_TOKEN: "This link has expired or was used already.",
  TOKEN_EXPIRED: "This link has expired.",
  BANNED_USER: "This account is blocked. Write to the people who run this site.",
};

/** What to tell a person about a failed call to the sign-in service; null means that it could not be reached. */
export function authMessage(error: AuthError): string {
  if (!error) return "The server cannot be reached. Check your connection and try again.";
  if (error.status === 429) return "Too many tries. Wait a minute and try again.";
  return messages[error.code ?? ""] ?? "That did not work. Try again.";
}
