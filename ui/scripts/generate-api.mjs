// Writes src/lib/api/generated/schema.d.ts from the OpenAPI document that the server itself serves.
// Generated, never committed: the console cannot disagree with the document it was built with.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../honeylink-web/src/main/resources/META-INF/openapi.yaml", import.meta.url);
const target = new URL("../src/lib/api/generated/schema.d.ts", import.meta.url);

const types = astToString(await openapiTS(source, { alphabetize: true }));
const before = await readFile(target, "utf8").catch(() => "");
if (types !== before) {
  await mkdir(new URL(".", target), { recursive: true });
  await writeFile(target, types);
}
