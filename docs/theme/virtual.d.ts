/** Of Rspress: `###` and a language → the hash in the name of its index. */
declare module "virtual-page-data" {
  export const searchIndexHash: { readonly [group: string]: string };
}
