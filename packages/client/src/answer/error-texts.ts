export { errorTexts } from "@remo-kit/openapi";
