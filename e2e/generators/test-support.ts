import { writeFile } from "node:fs/promises";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginZod } from "@kubb/plugin-zod";
import { generateEndpoints } from "@rtk-query/codegen-openapi";
import { generateSource } from "oazapfts";
import openapiTypescript, { astToString } from "openapi-typescript";
import { generate as generateByCodegen } from "openapi-typescript-codegen";
import { generateZodClientFromOpenAPI } from "openapi-zod-client";
import { generate as generateByOrval } from "orval";
import { generateApi } from "swagger-typescript-api";

/** A generator of clients, and how a program uses the client that it makes. */
export type Generator = {
  /** Writes the client into a folder, from the spec as a file and as a document. */
  generate(folder: string, spec: string, document: object): Promise<unknown>;
  /**
   * TypeScript that lies in the folder beside the client: the type `Request`, `submit(url, uuid)`, which gives `state` and
   * `wait_time` of a receipt or `state` and `status` of a refusal, and `read(url, uuid)`, which gives one measurement.
   * `body(uuid)` makes a request.
   */
  readonly program: string;
};

/** Axios rejects a refusal. */
const refusalOfAxios = `
const refusal = (error: unknown) => {
  if (!isAxiosError<Refusal>(error) || !error.response) throw error;
  return [error.response.data.state, error.response.data.status];
};`;

export const generators: { readonly [name: string]: Generator } = {
  "openapi-typescript with openapi-fetch": {
    generate: async (folder, _, document) =>
      writeFile(`${folder}/types.ts`, astToString(await openapiTypescript(JSON.stringify(document)))),
    program: `
import createClient from "openapi-fetch";
import type { components, paths } from "./types";
type Request = components["schemas"]["AnalysisSoccerRequest"];
export async function submit(baseUrl: string, uuid: string) {
  const { data, error } = await createClient<paths>({ baseUrl }).POST("/api/analysis-soccer", { body: body(uuid) });
  return data ? [data.state, data.wait_time] : [error.state, error.status];
}
export async function read(baseUrl: string, uuid: string) {
  const asked = { body: { id: "example@email.com", uuid } };
  const { data } = await createClient<paths>({ baseUrl }).POST("/api/analysis-soccer-result", asked);
  return data?.stepping_knee_x.impact;
}`,
  },

  "@hey-api/openapi-ts with its checks by zod": {
    generate: (output, input) =>
      createClient({
        input,
        output,
        logs: { level: "silent" },
        plugins: [
          "@hey-api/client-fetch",
          { name: "zod", compatibilityVersion: 3 },
          { name: "@hey-api/sdk", validator: true },
        ],
      }),
    program: `
import { type AnalysisSoccerRequest as Request, analyzeSoccer, getSoccerResult } from "./index";
import { zAnalysisSoccerRequest, zRefusal } from "./zod.gen";
export async function submit(baseUrl: string, uuid: string) {
  const { data, error } = await analyzeSoccer({ baseUrl, body: zAnalysisSoccerRequest.parse(body(uuid)) });
  if (data) return [data.state, data.wait_time];
  const { state, status } = zRefusal.parse(error);
  return [state, status];
}
export async function read(baseUrl: string, uuid: string) {
  const { data } = await getSoccerResult({ baseUrl, body: { id: "example@email.com", uuid } });
  return data?.stepping_knee_x.impact;
}`,
  },

  oazapfts: {
    generate: async (folder, spec) => writeFile(`${folder}/api.ts`, await generateSource(spec)),
    program: `
import { type AnalysisRequest as Request, analyzeSoccer, getSoccerResult } from "./api";
export async function submit(baseUrl: string, uuid: string) {
  const { data } = await analyzeSoccer(body(uuid), { baseUrl });
  return "wait_time" in data ? [data.state, data.wait_time] : [data.state, data.status];
}
export async function read(baseUrl: string, uuid: string) {
  const { data } = await getSoccerResult({ id: "example@email.com", uuid }, { baseUrl });
  return "stepping_knee_x" in data ? data.stepping_knee_x.impact : data;
}`,
  },

  "swagger-typescript-api": {
    generate: (output, input) => generateApi({ input, output, fileName: "api.ts", silent: true }),
    program: `
import { type AnalysisSoccerRequest as Request, Api, type HttpResponse, type Refusal } from "./api";
export async function submit(baseUrl: string, uuid: string) {
  try {
    const { data } = await new Api({ baseUrl }).api.analyzeSoccer(body(uuid));
    return [data.state, data.wait_time];
  } catch (thrown) {
    const { error } = thrown as HttpResponse<unknown, Refusal>;
    return [error.state, error.status];
  }
}
export async function read(baseUrl: string, uuid: string) {
  const { data } = await new Api({ baseUrl }).api.getSoccerResult({ id: "example@email.com", uuid });
  return data.stepping_knee_x.impact;
}`,
  },

  "openapi-typescript-codegen": {
    generate: (output, input) => generateByCodegen({ input, output }),
    program: `
import { type AnalysisSoccerRequest as Request, ApiError, OpenAPI, SoccerService } from "./index";
export async function submit(baseUrl: string, uuid: string) {
  OpenAPI.BASE = baseUrl;
  try {
    const answer = await SoccerService.analyzeSoccer(body(uuid));
    return "wait_time" in answer ? [answer.state, answer.wait_time] : [answer.state, answer.status];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [error.body.state, error.body.status];
  }
}
export async function read(baseUrl: string, uuid: string) {
  OpenAPI.BASE = baseUrl;
  const answer = await SoccerService.getSoccerResult({ id: "example@email.com", uuid });
  return "stepping_knee_x" in answer ? answer.stepping_knee_x.impact : answer;
}`,
  },

  "openapi-zod-client with zodios": {
    generate: (folder, _, document) =>
      generateZodClientFromOpenAPI({
        openApiDoc: document as never,
        distPath: `${folder}/api.ts`,
        options: { withAlias: true, shouldExportAllSchemas: true },
      }),
    program: `
import { isErrorFromAlias } from "@zodios/core";
import type { z } from "zod";
import { createApiClient, schemas } from "./api";
type Request = z.infer<typeof schemas.AnalysisSoccerRequest>;
export async function submit(baseUrl: string, uuid: string) {
  const client = createApiClient(baseUrl);
  try {
    const { state, wait_time } = await client.analyzeSoccer(schemas.AnalysisSoccerRequest.parse(body(uuid)));
    return [state, wait_time];
  } catch (error) {
    if (!isErrorFromAlias(client.api, "analyzeSoccer", error)) throw error;
    return [error.response.data.state, error.response.data.status];
  }
}
export async function read(baseUrl: string, uuid: string) {
  const result = await createApiClient(baseUrl).getSoccerResult({ id: "example@email.com", uuid });
  return result.stepping_knee_x.impact;
}`,
  },

  "@rtk-query/codegen-openapi": {
    async generate(folder, schemaFile) {
      const empty = `import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query";
export const base = { baseUrl: "" };
export const emptyApi = createApi({
  baseQuery: (args: any, api, options) => fetchBaseQuery(base)(args, api, options),
  endpoints: () => ({}),
});`;
      await writeFile(`${folder}/empty.ts`, empty);
      const code = await generateEndpoints({
        schemaFile,
        apiFile: "./empty",
        apiImport: "emptyApi",
        exportName: "api",
      });
      await writeFile(`${folder}/api.ts`, String(code));
    },
    program: `
import { configureStore } from "@reduxjs/toolkit";
import { type AnalysisRequest as Request, api, type Refusal } from "./api";
import { base } from "./empty";
const store = configureStore({
  reducer: { [api.reducerPath]: api.reducer },
  middleware: (defaults) => defaults().concat(api.middleware),
});
export async function submit(baseUrl: string, uuid: string) {
  base.baseUrl = baseUrl;
  const asked = api.endpoints.analyzeSoccer.initiate({ analysisSoccerRequest: body(uuid) });
  const { data, error } = await store.dispatch(asked);
  if (data) return [data.state, data.wait_time];
  const refused = (error as { readonly data: Refusal }).data;
  return [refused.state, refused.status];
}
export async function read(baseUrl: string, uuid: string) {
  base.baseUrl = baseUrl;
  const analysisSoccerResultRequest = { id: "example@email.com", uuid };
  const asked = api.endpoints.getSoccerResult.initiate({ analysisSoccerResultRequest });
  return (await store.dispatch(asked)).data?.stepping_knee_x.impact;
}`,
  },

  orval: {
    generate: (folder, input) =>
      generateByOrval({ input, output: { target: `${folder}/api.ts`, client: "axios-functions" } }),
    program: `
import { isAxiosError } from "axios";
import { type AnalysisSoccerRequest as Request, analyzeSoccer, getSoccerResult, type Refusal } from "./api";
${refusalOfAxios}
export async function submit(baseURL: string, uuid: string) {
  return analyzeSoccer(body(uuid), { baseURL }).then(({ data }) => [data.state, data.wait_time], refusal);
}
export async function read(baseURL: string, uuid: string) {
  const { data } = await getSoccerResult({ id: "example@email.com", uuid }, { baseURL });
  return data.stepping_knee_x.impact;
}`,
  },

  "kubb with its checks by zod": {
    generate: (path, input) =>
      build({
        config: {
          root: path,
          input: { path: input },
          output: { path, write: false }, // Else into the working directory too.
          plugins: [
            pluginOas({ generators: [] }),
            pluginTs(),
            pluginZod({ version: "3" }),
            pluginClient({ client: "axios", parser: "zod" }),
          ],
        },
      }),
    program: `
import { isAxiosError } from "axios";
import { type AnalysisSoccerRequest as Request, analyzeSoccer, getSoccerResult, type Refusal } from "./index";
${refusalOfAxios}
export async function submit(baseURL: string, uuid: string) {
  return analyzeSoccer(body(uuid), { baseURL }).then(({ state, wait_time }) => [state, wait_time], refusal);
}
export async function read(baseURL: string, uuid: string) {
  const result = await getSoccerResult({ id: "example@email.com", uuid }, { baseURL });
  return result.stepping_knee_x.impact;
}`,
  },
};
