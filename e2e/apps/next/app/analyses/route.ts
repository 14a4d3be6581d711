import { analyze } from "../../remo";

export const POST = analyze;
