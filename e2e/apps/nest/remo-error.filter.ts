import { type ArgumentsHost, Catch, type ExceptionFilter } from "@nestjs/common";
import { isRemoApiError, RemoError } from "@remo-kit/client";
import type { Response } from "express";

@Catch(RemoError)
export class RemoErrorFilter implements ExceptionFilter {
  catch(error: RemoError, host: ArgumentsHost) {
    const response = host.switchToHttp().getResponse<Response>();
    response.status(isRemoApiError(error) ? 422 : 502).json(error); // toJSON: no key, no e-mail address
  }
}
