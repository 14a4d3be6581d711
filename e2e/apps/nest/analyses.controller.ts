import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { Body, Controller, HttpCode, Post, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { createRemoClient, fromEnv } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";

const remo = createRemoClient(fromEnv());

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
