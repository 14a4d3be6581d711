import { createRemoClient, isRemoApiError } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";

const remo = createRemoClient({
  email: process.env.REMO_EMAIL ?? "",
  userKey: process.env.REMO_USER_KEY ?? "",
  apiKey: process.env.REMO_API_KEY ?? "",
  baseUrl: "https://api.remo.re.kr",
});

try {
  const receipt = await remo.analyzeSoccer({ video: await openVideo("kick.mp4"), height: 170 });
  console.log(receipt.uuid, receipt.waitTime, receipt.fileExists);
} catch (error) {
  if (!isRemoApiError(error)) throw error;
  console.error(error.code, error.meaning?.en, error.advice?.en);
}
