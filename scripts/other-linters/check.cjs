// Runs other people's linters over templates and compares what they find with what has been accepted, each with its reason.
//
//   node check.cjs ACCEPTED FOLDER      FOLDER/*/template.json; exit code 1 when something is new, or accepted and found no more
const { chmodSync, existsSync, readdirSync, readFileSync } = require("node:fs");
const { spawnSync } = require("node:child_process");
const { dirname, join } = require("node:path");
const { App, Stack } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } = require("cdk-nag");
const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");

const found = (tool, rule, resource, message) => ({ tool, rule, resource, message });

function cdkNag(template) {
  const stack = new Stack(new App(), "S");
  new CfnInclude(stack, "T", { templateFile: template });
  return [AwsSolutionsChecks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks].flatMap((Pack) =>
    new Pack(stack).validateScope(stack).violations.flatMap((violation) =>
      violation.violatingResources.map((at) => found("cdk-nag", violation.ruleName, at.constructPath.split("/").pop(), violation.description))));
}

function cloudFormationValidate(template) {
  const engine = new RegoEngine();
  try {
    return engine.validateStandard(new TemplateFile(template)).diagnostics
      .filter((diagnostic) => diagnostic.severity !== "INFO")
      .map((diagnostic) => found("cloudformation-validate", diagnostic.ruleId, diagnostic.entity?.logicalId ?? "", diagnostic.message));
  } finally {
    engine.free();
  }
}

// AWS Control Tower's rules for Guard; the package brings Guard itself for Linux and macOS.
function guard(template) {
  const package = dirname(require.resolve("@cdklabs/cdk-validator-cfnguard/package.json"));
  const system = { darwin: "macos", linux: "ubuntu" }[process.platform];
  const tool = join(package, "bin", system ?? "", { arm64: "aarch64", x64: "x86_64" }[process.arch] ?? "", "cfn-guard");
  if (!system || !existsSync(tool)) throw new Error(`Guard is not packaged for ${process.platform} ${process.arch}.`);
  chmodSync(tool, 0o755);
  const run = spawnSync(
    tool, ["validate", "--rules", join(package, "rules"), "--data", template, "--structured", "--output-format", "json", "--show-summary", "none"],
    { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0 && run.status !== 19) throw new Error(`Guard: ${run.stderr || run.stdout}`);
  return JSON.parse(run.stdout).flatMap((file) => file.not_compliant).flatMap(({ Rule }) =>
    [...new Set(paths(Rule))].map((resource) => found("guard", Rule.name, resource, messages(Rule)[0] ?? "")));
}

const nodes = (value) => value && typeof value === "object" ? [value, ...Object.values(value).flatMap(nodes)] : [];
const paths = (rule) => nodes(rule).map((node) => node.path).filter((path) => typeof path === "string" && path.startsWith("/Resources/")).map((path) => path.split("/")[2]);
const messages = (rule) => nodes(rule).map((node) => node.custom_message).filter(Boolean).map((message) => message.trim().split("\n")[0]);

const [acceptedFile, folder] = process.argv.slice(2);
const accepted = JSON.parse(readFileSync(acceptedFile, "utf8")).map((entry) => ({
  ...entry, used: 0, rulePattern: new RegExp(`^(?:${entry.rule})$`), resourcePattern: new RegExp(entry.resource ?? ""),
}));
const blueprints = readdirSync(folder).filter((name) => existsSync(join(folder, name, "template.json"))).sort();
if (!blueprints.length) throw new Error(`${folder} holds no template.`);

let news = 0;
for (const blueprint of blueprints) {
  const template = join(folder, blueprint, "template.json");
  for (const { tool, rule, resource, message } of [...cdkNag(template), ...cloudFormationValidate(template), ...guard(template)]) {
    const reasons = accepted.filter((entry) => entry.tool === tool && entry.rulePattern.test(rule) && entry.resourcePattern.test(resource));
    reasons.forEach((entry) => entry.used++);
    if (reasons.length) continue;
    news++;
    console.log(`new: ${blueprint}: ${tool} ${rule}: ${resource}: ${message.slice(0, 200)}`);
  }
}

const unused = accepted.filter((entry) => !entry.used);
for (const { tool, rule, resource } of unused) console.log(`accepted, but found no more: ${tool} ${rule} ${resource ?? ""}`);
const total = accepted.reduce((sum, entry) => sum + entry.used, 0);
console.log(`${blueprints.length} blueprints: ${news} new findings, ${total} accepted for ${accepted.length - unused.length} reasons`);
process.exitCode = news || unused.length ? 1 : 0;
