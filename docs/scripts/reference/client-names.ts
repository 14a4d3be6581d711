/**
 * What @remo-kit/client calls the fields of the API. `state` it reads itself. A contract test holds the page of fields,
 * and so this, to what the client does.
 */
export const clientNames: {
  readonly options: Names;
  readonly refusal: Names;
  readonly operations: {
    readonly [slug: string]: { readonly method: string; readonly input: Names; readonly receipt: Names };
  };
} = {
  options: { Email: "email", UserKey: "userKey", APIKey: "apiKey" },
  refusal: { credit: "credit", message: "apiMessage", status: "code" },
  operations: {
    "analysis-soccer": {
      method: "analyzeSoccer",
      input: { base64_video: "video", height: "height", uuid: "uuid" },
      receipt: {
        message: "message",
        uuid: "uuid",
        wait_time: "waitTime",
        file_exist: "fileExists",
        credit: "credit",
      },
    },
  },
};

/** Field of the API → name in the client. */
type Names = { readonly [field: string]: string };
