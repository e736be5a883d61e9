/** `acme.local.gd:8080` of a store's URL: what a person reads and types. */
export const addressOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
