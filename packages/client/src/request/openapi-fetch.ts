import type { Operation } from "@remo-kit/openapi";
import createClient from "openapi-fetch";
import type { Fields } from "./fields.ts";

/** The table says method and path, so that no literal of them is at hand for the types of the spec. */
type ByTable = {
  readonly [path: string]: {
    readonly [Method in "get" | "post"]: {
      readonly parameters: { readonly path: Fields["parameters"] };
      readonly requestBody?: { readonly content: { readonly "application/json": Fields["body"] } };
      readonly responses: { readonly 200: { readonly content: { readonly "application/json": unknown } } };
    };
  };
};
const wire = createClient<ByTable>();

/**
 * openapi-fetch makes the request of a read, and `send` is its fetch. The answer does not go through it: it would read that
 * of a failure however long it is, and Node's client gives no Response. It gets an empty one, which it asks for.
 */
export async function throughOpenapiFetch<Result>(
  { method, path }: Operation,
  baseUrl: string,
  { parameters, body }: Fields,
  send: (request: { method: string; url: string; body: string }) => Promise<Result>,
): Promise<Result> {
  let result = undefined as Result | undefined;
  await wire.request(method === "GET" ? "get" : "post", path, {
    baseUrl,
    params: { path: parameters },
    ...(method !== "GET" && { body }),
    parseAs: "stream",
    fetch: async (request) => {
      const { method, url } = request;
      result = await send({ method, url, body: await request.text() });
      return new Response();
    },
  });
  return result as Result;
}
