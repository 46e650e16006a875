// Exports an article to JATS and CSL-JSON: node client.mjs http://127.0.0.1:8000 article.txt
//
// The status is 1 where a document could not be made, and what to do about it is on standard error.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";

const [address, file] = process.argv.slice(2);

const answer = await fetch(`${address}/export?to=jats,csl`, {
  method: "POST",
  headers: { Accept: "application/json" },
  body: await readFile(file),
});
const report = await answer.json();
if (!answer.ok) {
  // problem details (RFC 9457): the request itself is wrong, or the service has too much to do
  tell(file, report.problems);
  console.error(`${answer.status} ${report.title}: ${report.detail}`);
  process.exit(1);
}
for (const record of report.inputs) {
  tell(record.format ?? file, record.problems);
  for (const document of record.documents) {
    tell(document.format, document.problems);
    if (document.valid) {
      const name = `${basename(file)}${record.record ? `-${record.record}` : ""}.${document.format}`;
      await writeFile(name, document.content);
      console.log(name);
    }
  }
}
process.exit(report.valid ? 0 : 1);

// What somebody can do something about: the errors, and warnings with a remedy.
function tell(format, problems) {
  for (const { kind, path, message, remedy } of problems) {
    if (remedy || ["malformed", "invalid", "missing"].includes(kind)) {
      console.error([`${format}: ${kind}: ${path ? `${path}: ` : ""}${message}`, remedy].filter(Boolean).join("; "));
    }
  }
}
