// Checks templates with AWS's cloudformation-validate: one engine for all of them.
const { readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");
const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");

const [input] = process.argv.slice(2);
const files = statSync(input).isDirectory() ? readdirSync(input).sort().map((name) => join(input, name)) : [input];
const engine = new RegoEngine();
let findings = 0;
for (const file of files)
  findings += engine.validateStandard(new TemplateFile(file)).diagnostics.length;
console.log(`${files.length} files: ${findings} findings`);
engine.free();
