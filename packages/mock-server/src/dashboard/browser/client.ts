// As much of @remo-kit/client as the dashboard uses: the mock never imports it, its built code comes as a file.

import { mockUrl } from "./page.ts";

export type Progress = { readonly phase: "connect" | "upload" | "answer"; readonly ratio: number };

export type Receipt = { readonly [field: string]: unknown };

export type Failure = Error & {
  readonly code?: number;
  readonly meaning?: { readonly en: string; readonly ko: string };
  readonly advice?: { readonly en: string; readonly ko: string };
  readonly docsUrl?: string;
  readonly [field: string]: unknown;
};

type Input = {
  readonly video: Blob;
  readonly uuid: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};

type Options = {
  readonly email: string;
  readonly userKey: string;
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly allowInsecureHttp: boolean;
  readonly retry: { readonly attempts: number };
  readonly docs: string;
  readonly fetch?: (request: Request) => Promise<Response>;
};

export type Client = {
  createRemoClient(options: Options): { readonly [operation: string]: (input: Input) => Promise<Receipt> };
};

/** Loaded when a video is sent, not before. */
export const loadClient = (): Promise<Client> => import(`${mockUrl()}/__mock/assets/client.js`);
