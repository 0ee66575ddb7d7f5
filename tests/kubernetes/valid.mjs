// valid.mjs MANIFEST TYPED.ts SWEEP COMMAND.sh: validates every document of a manifest by its JSON schema, writes it as typed objects for the compiler of TypeScript and its pod's command as a script.
import { readFileSync, writeFileSync } from "node:fs";
import { deepStrictEqual, strictEqual } from "node:assert";
import { parseAllDocuments } from "yaml";
import { ConfigMap, PersistentVolumeClaim } from "kubernetes-models/v1";
import { Job } from "kubernetes-models/batch/v1";

const [manifest, typed, sweep, command] = process.argv.slice(2);
const documents = parseAllDocuments(readFileSync(manifest, "utf8"), { version: "1.1" }).map(document => {
  if (document.errors.length + document.warnings.length > 0) throw new Error([...document.errors, ...document.warnings].join("\n"));
  return document.toJS();
});
const kinds = { PersistentVolumeClaim, ConfigMap, Job };
deepStrictEqual(documents.map(document => document.kind), Object.keys(kinds));
for (const document of documents) new kinds[document.kind](document).validate();
writeFileSync(typed, `import type { IConfigMap, IPersistentVolumeClaim } from "kubernetes-models/v1";
import type { IJob } from "kubernetes-models/batch/v1";
${documents.map(document => `export const its${document.kind}: I${document.kind} = ${JSON.stringify(document)};`).join("\n")}
`);

// What was quoted is what was meant, and the three go together.
const [claim, map, job] = documents;
const text = readFileSync(sweep, "utf8");
const pod = job.spec.template.spec;
strictEqual(map.data["sweep.json"], text);
strictEqual(job.metadata.annotations["pureoptim/sweep"], JSON.parse(text).name);
strictEqual(pod.volumes.find(volume => volume.configMap).configMap.name, map.metadata.name);
strictEqual(pod.volumes.find(volume => volume.persistentVolumeClaim).persistentVolumeClaim.claimName, claim.metadata.name);
deepStrictEqual(pod.containers[0].volumeMounts.map(mount => mount.name).sort(), pod.volumes.map(volume => volume.name).sort());
strictEqual(job.spec.podFailurePolicy.rules[1].onExitCodes.containerName, pod.containers[0].name);
writeFileSync(command, `${pod.containers[0].command[2]}\n`);
