import { createRemoClient, isRemoApiError } from "@remo-kit/client";

const remo = createRemoClient({
  email: process.env.REMO_EMAIL ?? "",
  userKey: process.env.REMO_USER_KEY ?? "",
  apiKey: process.env.REMO_API_KEY ?? "",
  baseUrl: "https://api.remo.re.kr",
});

try {
  const { uuid, stepping_foot_position } = await remo.getSoccerResult({ uuid: process.env.REMO_UUID ?? "" });
  console.log(uuid, stepping_foot_position?.before_impact);
} catch (error) {
  if (!isRemoApiError(error)) throw error;
  console.error(error.reason, error.category === "not-ready" ? "ask again later" : error.advice?.en);
}
