import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createRemoClient, fromEnv, isRemoApiError, isRemoError } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";
import express from "express";
import multer from "multer";

const remo = createRemoClient(fromEnv());

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
