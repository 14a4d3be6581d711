import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { AnalysesController } from "./analyses.controller";
import { RemoErrorFilter } from "./remo-error.filter";

@Module({ controllers: [AnalysesController] })
class AppModule {}

async function main() {
  const app = await NestFactory.create(AppModule);
  app.useGlobalFilters(new RemoErrorFilter());
  await app.listen(process.env.PORT ?? 3000, "127.0.0.1");
}

main();
