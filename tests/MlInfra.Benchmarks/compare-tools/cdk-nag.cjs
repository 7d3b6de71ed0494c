// Checks templates with cdk-nag the way its README says: each included in a stack, all stacks synthesized in one app.
const { readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");
const { App, Stack, Validations } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks } = require("cdk-nag");

const [input, output] = process.argv.slice(2);
const files = statSync(input).isDirectory() ? readdirSync(input).sort().map((name) => join(input, name)) : [input];
// Without the CDK's own validation, which is the other tool, and without a failing exit.
process.env.CDK_VALIDATION = "false";
const app = new App({ outdir: output, context: { "@aws-cdk/core:failSynthOnValidationErrors": false } });
files.forEach((templateFile, i) => new CfnInclude(new Stack(app, `S${i}`), "T", { templateFile }));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
