import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createRemoClient, isRemoApiError, isRemoError } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";
import express from "express";
import multer from "multer";

const remo = createRemoClient({
  email: process.env.REMO_EMAIL,
  userKey: process.env.REMO_USER_KEY,
  apiKey: process.env.REMO_API_KEY,
  baseUrl: process.env.REMO_BASE_URL, // the mock; without it, the API
});

const app = express();
const upload = multer({ dest: tmpdir(), limits: { fileSize: 500_000_000 } });

app.post("/analyses", upload.single("video"), async (request, response) => {
  const { file, body } = request;
  try {
    response.json(await remo.analyzeSoccer({ video: await openVideo(file.path), height: body.height }));
  } finally {
    await rm(file.path);
  }
});

app.use((error, _request, response, next) => {
  if (!isRemoError(error)) return next(error);
  response.status(isRemoApiError(error) ? 422 : 502).json(error); // toJSON: no key, no e-mail address
});

app.listen(process.env.PORT ?? 3000, "127.0.0.1");
