/** The header in which a page finds the nonce of its scripts. */
export const nonceHeader = "x-nonce";
