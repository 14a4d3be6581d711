import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { Body, Controller, HttpCode, Post, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { createRemoClient } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";

const remo = createRemoClient({
  email: process.env.REMO_EMAIL ?? "",
  userKey: process.env.REMO_USER_KEY ?? "",
  apiKey: process.env.REMO_API_KEY ?? "",
  baseUrl: process.env.REMO_BASE_URL, // the mock; without it, the API
});

@Controller("analyses")
export class AnalysesController {
  @Post()
  @HttpCode(200)
  @UseInterceptors(FileInterceptor("video", { dest: tmpdir(), limits: { fileSize: 500_000_000 } }))
  async analyze(@UploadedFile() file: Express.Multer.File, @Body("height") height: string) {
    try {
      return await remo.analyzeSoccer({ video: await openVideo(file.path), height });
    } finally {
      await rm(file.path);
    }
  }
}
