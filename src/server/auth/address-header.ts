/** Where the server tells Better Auth the peer's address; never taken from a client. */
export const addressHeader = "x-client-address";
